import { useSession } from './session-gate.ts'

/** Whether all the reader sees lies in one county: a column with the county would repeat itself in every row. */
export const useOneCounty = (): boolean => !useSession().user.regionCode.endsWith('00')

/** A township with its county, but for the county the reader sits in. */
export function usePlaceOf(): (place: { readonly regionName: string; readonly township: string }) => string {
  const own = useSession().user.regionName
  return ({ regionName, township }) => (regionName === own ? township : `${regionName} ${township}`)
}
