import { listRegions } from '#regions/contract'
import { useEndpoint } from './use-endpoint.ts'

/** The own region and those directly below it, for a filter; a county has nothing to choose from but itself. */
export function useRegionOptions({ regionCode, regionName }: { regionCode: string; regionName: string }) {
  const county = !regionCode.endsWith('00')
  const below = useEndpoint(listRegions, { query: { parent: regionCode } }, { enabled: !county, staleTime: 3_600_000 })
  const own = { value: regionCode, label: regionName }
  return [own, ...(below.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))]
}
