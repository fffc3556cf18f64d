import { correctNotice, getNotice, listNotices } from '#notices/contract'
import type { Hire } from './client.ts'
import { SANJIANG } from './plan.ts'

/** The newest notice names a township wrong: its county publishes a corrected one; the other lines keep their days. */
export async function correctOnce(as: Hire): Promise<void> {
  const { rows } = await as('demo-county-clerk').do(listNotices, { query: { state: 'open' } })
  const newest = rows[0]
  if (!newest) return
  const clerk = as(newest.regionCode === SANJIANG ? 'demo-clerk-sanjiang' : 'demo-county-clerk')
  const params = { noticeId: newest.id }
  const line = (await clerk.do(getNotice, { params })).lines.find(({ township }) => township !== '')
  if (!line) return
  const { lineNumber, name, township } = line
  const corrected = township === '怀宝镇' ? '永乐镇' : '怀宝镇'
  const fault = `第${lineNumber}行的乡镇写错，应为${corrected}`
  await clerk.do(correctNotice, { params, body: { fault, corrections: [{ lineNumber, name, township: corrected }] } })
}
