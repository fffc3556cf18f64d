import { correctNotice, getNotice, listNotices } from '#notices/contract'
import type { Hire } from './client.ts'
import { SANJIANG } from './plan.ts'

/** The newest notice names somebody's township wrong: corrected on each of the person's lines; the others keep their days. */
export async function correctOnce(as: Hire): Promise<void> {
  const { rows } = await as('demo-county-clerk').do(listNotices, { query: { state: 'open' } })
  const newest = rows[0]
  if (!newest) return
  const clerk = as(newest.regionCode === SANJIANG ? 'demo-clerk-sanjiang' : 'demo-county-clerk')
  const params = { noticeId: newest.id }
  const { lines } = await clerk.do(getNotice, { params })
  const wrong = lines.find(({ township }) => township !== '')
  if (!wrong) return
  const township = wrong.township === '怀宝镇' ? '永乐镇' : '怀宝镇'
  const corrections = lines
    .filter((line) => line.name === wrong.name && line.township === wrong.township)
    .map(({ lineNumber, name }) => ({ lineNumber, name, township }))
  const fault = `第${corrections.map(({ lineNumber }) => lineNumber).join('、')}行的乡镇写错，应为${township}`
  await clerk.do(correctNotice, { params, body: { fault, corrections } })
}
