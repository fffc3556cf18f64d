import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { noticeOf, renewedLines, replaceNotice } from '#notices'
import * as contract from '#notices/contract'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { COUNTY, ITEM, lines, openNoticeDesk } from '../../../test/notice-desk.ts'

let desk: Awaited<ReturnType<typeof openNoticeDesk>>
let house: typeof desk.house
beforeAll(async () => {
  desk = await openNoticeDesk()
  house = desk.house
})
afterAll(() => desk.house.close())

const LEFT_OUT = { name: '莫小龙', township: '香粉乡', item: ITEM, amountFen: yuan(200) }
/** Two lines as published: the second's name is written wrong. */
const faulty = async () => {
  const [first, second] = lines()
  if (!first || !second) throw new Error('two lines')
  const list = [first, { ...second, name: '覃春花' }]
  const matterId = newId()
  const { noticeId } = await desk.publish({ matterId, lines: list })
  return { noticeId, matterId, list, ids: list.map(({ lineId }) => lineId) }
}
const read = (noticeId: string) => house.visitor.call(contract.getNotice, { params: { noticeId } })
const turn = (to: string) => house.database.pool.query('update platform.business_clock set today = $1', [to])
const fault = '第2行姓名写错一字'
const wording = { lineNumber: 2, name: '覃春华', township: '永乐镇' }
const correct = (noticeId: string, body: object, who = desk.clerk) =>
  who.send(contract.correctNotice, { params: { noticeId }, body: { fault, ...body } as never })
const object = (noticeId: string, lineNumber: number) =>
  house.visitor.send(contract.raiseObjection, { params: { noticeId }, body: { lineNumber, reason: '没有参加培训' } })

describe('更正公示', () => {
  it('写错的一行重新公示，没有变的一行公示期照旧；旧的一份还能看，标明已被更正；差别前后对照', async () => {
    const { noticeId, matterId, ids } = await faulty()
    const before = await read(noticeId)
    await turn('2024-06-06')
    const preview = await desk.clerk.call(contract.previewCorrection, {
      params: { noticeId },
      body: { fault, corrections: [wording] },
    })
    const changes = [
      {
        kind: 'changed',
        lineNumber: 2,
        before: { name: '覃春花', township: '永乐镇' },
        after: { name: '覃春华', township: '永乐镇' },
      },
    ]
    expect(preview).toEqual({ changes, kept: 1, startsOn: '2024-06-07', endsOn: '2024-06-14' })
    const replaced = (await correct(noticeId, { corrections: [wording] })).body
    expect(replaced).toMatchObject({ startsOn: '2024-06-04', endsOn: '2024-06-14' })
    const now = await read(replaced.noticeId)
    expect(now).toMatchObject({ replaces: noticeId, replacedBy: null, open: true, fault, changes, totalFen: 55_000 })
    expect(now.listHash).toBe(before.listHash)
    expect(now.lines.map(({ name, startsOn, endsOn }) => [name, startsOn, endsOn])).toEqual([
      ['韦明月', '2024-06-04', '2024-06-11'],
      ['覃春华', '2024-06-07', '2024-06-14'],
    ])
    const old = await read(noticeId)
    expect(old).toEqual({ ...before, open: false, replacedBy: replaced.noticeId })
    const { rows } = await house.visitor.call(contract.listNotices, { query: { state: 'open' } })
    expect(rows.map(({ id }) => id)).toContain(replaced.noticeId)
    expect(rows.map(({ id }) => id)).not.toContain(noticeId)
    const terms = await desk.within(desk.clerk, (tx) => noticeOf(tx, matterId, 'a'.repeat(64)))
    expect(terms).toMatchObject({ id: replaced.noticeId, firstEndsOn: '2024-06-11', endsOn: '2024-06-14' })
    const renewed = await desk.within(desk.clerk, (tx) => renewedLines(tx, ids))
    expect([...renewed]).toEqual([[ids[1], '2024-06-14']])
    await turn('2024-06-12')
    expect((await object(noticeId, 2)).body.code).toBe('notice-replaced')
    expect((await object(replaced.noticeId, 1)).body).toMatchObject({ code: 'objection-late', status: 409 })
    expect((await object(replaced.noticeId, 2)).status).toBe(200)
  })

  it('漏列的补上、误列的撤下、撤错的恢复：补的重新公示，撤的不再公示；再更正时起点不重来', async () => {
    const { noticeId, list, ids } = await faulty()
    const added = { ...LEFT_OUT, lineId: newId() }
    const numbered = [...list, added].map((line, index) => ({ ...line, lineNumber: index + 1 }))
    const second = await desk.within(desk.clerk, (tx) =>
      replaceNotice(tx, desk.clerk.actor, { noticeId, fault: '漏列第3行', lines: numbered }),
    )
    expect((await read(second.noticeId)).changes).toEqual([
      { kind: 'added', lineNumber: 3, before: null, after: { name: '莫小龙', township: '香粉乡' } },
    ])
    await turn('2024-06-13')
    const third = (await correct(second.noticeId, { removed: [1], corrections: [wording] })).body
    expect((await read(third.noticeId)).changes.map(({ kind, lineNumber }) => [kind, lineNumber])).toEqual([
      ['removed', 1],
      ['changed', 2],
    ])
    const waiting = async () => desk.within(desk.clerk, (tx) => renewedLines(tx, [...ids, added.lineId]))
    expect((await waiting()).get(ids[0] ?? '')).toBeNull()
    expect((await waiting()).get(added.lineId)).toBe(second.endsOn)
    await turn('2024-06-14')
    const restored = (await correct(third.noticeId, { restored: [1] })).body
    const now = await read(restored.noticeId)
    expect(now.lines.map(({ lineNumber, name }) => [lineNumber, name])).toEqual([
      [1, '韦明月'],
      [2, '覃春华'],
      [3, '莫小龙'],
    ])
    expect((await waiting()).get(ids[0] ?? '')).toBe(restored.endsOn)
  })

  it.each<[string, number, object]>([
    ['notice-same', 422, { corrections: [{ lineNumber: 1, name: '韦明月', township: '融水镇' }] }],
    ['notice-empty', 422, { removed: [1, 2] }],
    ['line-unknown', 422, { corrections: [{ lineNumber: 9, name: '某某', township: '' }] }],
    ['line-unknown', 422, { removed: [9] }],
    ['line-unknown', 422, { restored: [9] }],
    ['line-shown', 422, { restored: [1] }],
    ['notice-reveals', 422, { corrections: [{ ...wording, name: '覃春华（脱贫户）' }] }],
    ['content-wrong', 422, { fault: ' ', corrections: [wording] }],
  ])('不能更正：%s（%i）%o', async (code, status, body) => {
    const { noticeId } = await faulty()
    const sent = await correct(noticeId, body)
    expect([sent.status, sent.body.code]).toEqual([status, code])
  })

  it('项目和金额与审批的清单绑定，更正公示改不了；绕过程序，数据库也拒绝', async () => {
    const { noticeId, list } = await faulty()
    const dearer = list.map((line, index) => ({ ...line, lineNumber: index + 1, amountFen: yuan(999) }))
    const tried = desk.within(desk.clerk, (tx) =>
      replaceNotice(tx, desk.clerk.actor, { noticeId, fault, lines: dearer }),
    )
    await expect(tried).rejects.toMatchObject({ code: 'notice-bound' })
    const { noticeId: newer } = (await correct(noticeId, { removed: [2] })).body
    const [line] = dearer.slice(1)
    const slipped = inTransaction(house.database, theSystem, (tx) =>
      tx.db
        .insertInto('notices.notice_line')
        .values({
          notice_id: newer,
          line_number: 2,
          line_id: line?.lineId ?? '',
          region_code: COUNTY,
          name: '覃春华',
          township: '永乐镇',
          item: ITEM,
          amount_fen: yuan(999),
          starts_on: '2024-06-04' as DateText,
          ends_on: '2024-06-11' as DateText,
        })
        .execute(),
    )
    await expect(slipped).rejects.toMatchObject({ code: 'JQ007' })
    const other = await faulty()
    const strange = inTransaction(house.database, theSystem, async (tx) => {
      const rows = tx.db.selectFrom('notices.public_notice').selectAll().where('id', '=', other.noticeId)
      const as = { id: newId(), matter_id: newId(), replaces: other.noticeId, fault }
      await tx.db
        .insertInto('notices.public_notice')
        .values({ ...(await rows.executeTakeFirstOrThrow()), ...as })
        .execute()
    })
    await expect(strange).rejects.toMatchObject({ code: 'JQ007' })
  })

  it('一份只被替换一次，两人同时更正只成一份；外县的、别的岗位的不能更正；没有的公示说清楚', async () => {
    const { noticeId } = await faulty()
    expect((await correct(noticeId, { corrections: [wording] }, desk.neighbor)).body.code).toBe('out-of-reach')
    expect((await correct(noticeId, { corrections: [wording] }, desk.reviewer)).body.code).toBe('role-refused')
    const both = await Promise.all([correct(noticeId, { removed: [1] }), correct(noticeId, { removed: [2] })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('notice-replaced')
    expect((await correct(noticeId, { removed: [1] })).body.code).toBe('notice-replaced')
    expect((await correct(newId(), { removed: [1] })).body.code).toBe('notice-unknown')
  })
})
