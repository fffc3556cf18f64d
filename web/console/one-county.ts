import { useSession } from './session-gate.ts'

/** Whether all the reader sees lies in one county: a column with the county would repeat itself in every row. */
export const useOneCounty = (): boolean => !useSession().user.regionCode.endsWith('00')
