import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeOf } from '#notices'
import * as contract from '#notices/contract'
import { newId } from '#platform/ids'
import { overrideReading } from '#policy/contract'
import { ITEM, lines, openNoticeDesk } from '../../../test/notice-desk.ts'

let desk: Awaited<ReturnType<typeof openNoticeDesk>>
let house: typeof desk.house
let clerk: typeof desk.clerk
let reviewer: typeof desk.reviewer
let neighbor: typeof desk.neighbor
let publish: typeof desk.publish
let within: typeof desk.within
beforeAll(async () => {
  desk = await openNoticeDesk()
  ;({ house, clerk, reviewer, neighbor, publish, within } = desk)
})
afterAll(() => desk.house.close())

describe('公示', () => {
  it('自次日起公示5个工作日，跨端午假；不登录就能看，只有姓名、乡镇、项目、金额', async () => {
    const matterId = newId()
    const published = await publish({ matterId })
    expect(published).toMatchObject({ startsOn: '2024-06-04', endsOn: '2024-06-11' })
    const notice = await house.visitor.call(contract.getNotice, { params: { noticeId: published.noticeId } })
    expect(notice).toMatchObject({
      open: true,
      lineCount: 2,
      totalFen: 55_000,
      basis: 'practice:notice',
      regionName: '融水苗族自治县',
    })
    expect(notice.lines[0]).toEqual({
      lineNumber: 1,
      name: '韦明月',
      township: '融水镇',
      item: ITEM,
      amountFen: 30_000,
      startsOn: '2024-06-04',
      endsOn: '2024-06-11',
    })
    const { rows, total } = await house.visitor.call(contract.listNotices, {
      query: { regionCode: '450200', state: 'open' },
    })
    expect(rows.some(({ id }) => id === published.noticeId) && total >= 1).toBe(true)
    expect((await house.visitor.call(contract.listNotices, { query: { regionCode: '450300' } })).total).toBe(0)
    expect((await house.visitor.call(contract.listNotices, { query: { state: 'ended' } })).total).toBe(0)
    expect((await neighbor.call(contract.listNotices, { query: { search: '融水' } })).total).toBeGreaterThan(0)
    const found = await within(clerk, (tx) => noticeOf(tx, matterId, 'a'.repeat(64)))
    expect(found).toMatchObject({ id: published.noticeId, startsOn: '2024-06-04', endsOn: '2024-06-11' })
    expect(await within(clerk, (tx) => noticeOf(tx, matterId, 'b'.repeat(64)))).toBeUndefined()
  })

  it('同一名单两人同时公示，只公示一次', async () => {
    const matterId = newId()
    const tried = await Promise.allSettled([publish({ matterId }), publish({ matterId }), publish({ matterId })])
    expect(tried.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    await expect(publish({ matterId })).rejects.toMatchObject({ code: 'notice-published' })
    expect((await publish({ matterId, listHash: 'c'.repeat(64) })).endsOn).toBe('2024-06-11')
  })

  it('空名单、外县名单、夹带身份的名单都不能公示；逐处列出', async () => {
    await expect(publish({ lines: [] })).rejects.toMatchObject({ code: 'notice-empty' })
    await expect(publish({}, neighbor)).rejects.toThrow()
    const told = lines().map((line) => ({ ...line, name: `${line.name}（脱贫户）` }))
    await expect(publish({ lines: told })).rejects.toMatchObject({ code: 'notice-reveals', errors: { length: 2 } })
  })

  it('公示前检查：能公开的给出起止日，不能公开的逐处指出并引条款', async () => {
    const body = { title: '培训补贴公示', workingDays: 7, lines: lines().map(({ lineId: _, ...line }) => line) }
    expect(await clerk.call(contract.previewNotice, { body })).toEqual({
      startsOn: '2024-06-04',
      endsOn: '2024-06-13',
      totalFen: 55_000,
      dayKind: 'working',
      firstDay: 'next-day',
    })
    const sent = await clerk.send(contract.previewNotice, {
      body: { ...body, title: '脱贫劳动力家政班公示 13812345678' },
    })
    expect([sent.status, sent.body.code, sent.body.rules]).toEqual([
      422,
      'notice-reveals',
      [{ anchor: 'lz-2019-63#6-4' }],
    ])
    expect(sent.body.errors.map(({ code }: { code: string }) => code)).toEqual(['phone', 'protected-status'])
    expect(JSON.stringify(sent.body)).not.toContain('13812345678')
    expect((await reviewer.send(contract.previewNotice, { body })).body.code).toBe('role-refused')
  })

  it('算自然日、当日起算的，随读法；末日遇休息日顺延；按哪种算与公示一起留存', async () => {
    const region = await house.as('region-officer', { regionCode: '450000' })
    const there = await house.as('county-clerk', { regionCode: '450123' })
    const typed = { title: '补贴公示', workingDays: 5, lines: lines().map(({ lineId: _, ...line }) => line) }
    const set = (key: 'notice.day-kind' | 'notice.first-day', value: string) =>
      region.call(overrideReading, {
        body: {
          key,
          regionCode: '450123',
          value,
          effectiveFrom: '2024-06-03' as never,
          documentNumber: '隆人社发〔2024〕1号',
        },
      } as never)
    await set('notice.day-kind', 'calendar')
    const preview = () => there.call(contract.previewNotice, { body: typed })
    expect(await preview()).toMatchObject({ startsOn: '2024-06-04', endsOn: '2024-06-11', dayKind: 'calendar' })
    await set('notice.first-day', 'same-day')
    expect(await preview()).toMatchObject({ startsOn: '2024-06-03', endsOn: '2024-06-07', firstDay: 'same-day' })
    const { noticeId } = await publish({ regionCode: '450123' }, there)
    const notice = await house.visitor.call(contract.getNotice, { params: { noticeId } })
    expect(notice).toMatchObject({ dayKind: 'calendar', firstDay: 'same-day', endsOn: '2024-06-07' })
  })

  it('没有的公示说清楚；列表按页取', async () => {
    const sent = await house.visitor.send(contract.getNotice, { params: { noticeId: newId() } })
    expect([sent.status, sent.body.code]).toEqual([404, 'notice-unknown'])
    const first = await house.visitor.call(contract.listNotices, { query: { limit: 1 } })
    const second = await house.visitor.call(contract.listNotices, { query: { limit: 1, cursor: first.next } })
    expect(first.rows[0]?.id).not.toBe(second.rows[0]?.id)
  })
})
