import type { Tx } from '#platform/db'

/** Shares that lz-2019-63#5-2 names without a number: `ofIncome`, of the training income; else of the workload. */
const SHARES = [
  { key: 'lz-2019-63/5-2/school-fund-share', title: '培训收入纳入学校公用经费的比例', ofIncome: true },
  { key: 'lz-2019-63/5-2/workload-share', title: '培训工作量折算全日制学生培养工作量的比例', ofIncome: false },
] as const

/** Each share with the number a cited document of the region sets; null where none does: 未规定. */
export async function statedShares(_tx: Tx, _regionCode: string, _year: number) {
  return SHARES.map((share) => ({ ...share, cites: ['lz-2019-63#5-2'], percent: null as number | null }))
}
