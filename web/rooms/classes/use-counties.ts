import { listPairings } from '#pairing/contract'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** Where the organization may hold a class: its own county, the counties of its city, and where it is paired. */
export function useCounties() {
  const { regionCode, regionName, organizationId } = useSession().user
  const isCity = regionCode.endsWith('00') && !regionCode.endsWith('0000')
  const below = useEndpoint(listRegions, { query: { parent: regionCode } }, { enabled: isCity })
  const paired = useEndpoint(listPairings, { query: { schoolId: organizationId ?? '' } }, { enabled: !!organizationId })
  const own = regionCode.endsWith('00') ? [] : [{ value: regionCode, label: regionName }]
  const options = [
    ...own,
    ...(below.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name })),
    ...(paired.data?.pairings ?? []).map((row) => ({ value: row.regionCode, label: row.regionName })),
  ]
  return [...new Map(options.map((option) => [option.value, option])).values()]
}
