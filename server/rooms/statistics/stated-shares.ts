import type { Tx } from '#platform/db'
import { readReadings } from '#policy'
import type { PacksOfYear } from './year-packs.ts'

/** Shares that the documents name without a number: `ofIncome`, of the training income; else of the workload. */
const SHARES = [
  ['lz-2019-63/5-2/school-fund-share', 'lz-2019-63#5-2', '培训收入纳入学校公用经费的比例', true],
  ['lz-2019-63/5-2/workload-share', 'lz-2019-63#5-2', '培训工作量折算全日制学生培养工作量的比例', false],
  ['gx-2022-7/12/school-fund-share', 'gx-2022-7#12', '社会化技能培训收入纳入学校公用经费的比例', true],
  ['gx-2022-7/12/workload-share', 'gx-2022-7#12', '教师培训工作量折算全日制学生培养工作量的比例', false],
] as const

/** Each share of the documents of a year, with the number that a cited document of the region sets; null: 未规定. */
export async function statedShares(tx: Tx, { packs, region, decisiveOn }: PacksOfYear) {
  const named = SHARES.filter(([key]) => packs.some(({ document }) => key.startsWith(`${document.id}/`)))
  const set = await readReadings(
    tx,
    named.map(([key]) => key),
    region,
    decisiveOn,
  )
  return named.map(([key, cite, title, ofIncome]) => ({ key, title, cites: [cite], ofIncome, percent: set[key] }))
}
