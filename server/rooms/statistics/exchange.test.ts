import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { readTable } from '#platform/sheets'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { paidBatch } from '../../../test/paid-lines.ts'
import { type TrainedClass, trainedClass } from '../../../test/trained-class.ts'
import * as contract from './contract.ts'

const day = (text: string) => text as DateText
const period = { from: day('2024-03-01'), until: day('2024-04-30') }

let house: TestHouse
let clerk: Client
let region: Client
let weaving: TrainedClass
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-06-21' })
  clerk = await house.as('county-clerk', { regionCode: '450225' })
  region = await house.as('region-officer', { regionCode: '450000' })
  const at = { regionCode: '450225', startsOn: '2024-03-04', completedOn: '2024-03-20', tellNews: false }
  weaving = await trainedClass(house, { ...at, people: [{ name: '甲' }, { name: '乙' }] })
  await trainedClass(house, { ...at, regionCode: '450226', people: [{ name: '邻县' }] })
  const days = { regionCode: '450225', claimedOn: '2024-03-21', approvedOn: '2024-03-25', paidOn: '2024-04-02' }
  await paidBatch(house, weaving, days, [{ name: '甲', item: 'living-allowance', amountFen: 123_456 }])
})
afterAll(() => house.close())

type Kind = 'classes' | 'trainees' | 'payments'
const send = (kind: Kind, lines: readonly string[], by = clerk) =>
  by.send(contract.importExchange, {
    body: { kind, ...period },
    file: { name: '回执.csv', bytes: new TextEncoder().encode(lines.join('\r\n')) },
  })
const reconcile = (kind: Kind, by = clerk) => by.call(contract.readReconciliation, { query: { kind, ...period } })
const auditEvents = async (summary: string) =>
  (
    await inTransaction(house.database, theSystem, (tx) =>
      tx.db.selectFrom('audit.event').select('facts').where('act', '=', summary).execute(),
    )
  ).length

describe('与广西职业技能培训信息系统交换', () => {
  it('按地区的对应表导出，带我方编号；导出、导入都留痕 [G-053]', async () => {
    const set = (field: string, columnTitle: string, by = region) =>
      by.send(contract.setExchangeMapping, { body: { kind: 'trainees', field, columnTitle } })
    expect((await set('personName', '学员姓名')).status).toBe(200)
    expect((await set('personName', '参训人', clerk)).status).toBe(403)
    const twin = await set('certificateNumber', '学员姓名')
    expect([twin.status, twin.body.code]).toEqual([409, 'exchange-column-taken'])
    const nothing = await set('unknown', '列')
    expect([nothing.status, nothing.body.code]).toEqual([404, 'exchange-field'])
    const { fields } = await clerk.call(contract.getExchangeMapping, { query: { kind: 'trainees' } })
    expect(fields.filter((one) => one.set)).toMatchObject([{ field: 'personName', columnTitle: '学员姓名' }])
    const file = await clerk.send(contract.exportExchange, { query: { kind: 'trainees', ...period } })
    const { rows } = await readTable({ name: '学员.xlsx', bytes: file.bytes }, [
      { key: 'ourId', title: '平台编号' },
      { key: 'name', title: '学员姓名' },
    ])
    expect(rows.map(({ cells }) => [cells.name, cells.ourId]).sort()).toEqual(
      ['乙', '甲'].map((name) => [name, weaving.people[name]?.enrollmentId]),
    )
    expect(await auditEvents('导出给自治区信息系统的文件')).toBe(1)
  })

  it('导回的编号逐条对上，不一致的列出并且不对上；没有回执的留在对账单上 [G-053]', async () => {
    const [jia, yi] = ['甲', '乙'].map((name) => weaving.people[name]?.enrollmentId ?? '')
    const nobody = '00000000-0000-4000-8000-000000000000'
    const lines = [
      '平台编号,系统编号,学员姓名',
      `${jia},GX1,甲`,
      `${yi},GX2,乙乙`,
      `${nobody},GX3,丙`,
      `${yi},,乙`,
      `${yi},GX1,乙`,
    ]
    const first = (await send('trainees', lines)).body
    expect([first.rowCount, first.matched]).toEqual([5, 1])
    expect(first.mismatches).toEqual([
      { rowNumber: 3, ourId: yi, kind: 'differs', column: '学员姓名', ours: '乙', theirs: '乙乙' },
      { rowNumber: 4, ourId: nobody, kind: 'unknown', column: '', ours: '', theirs: '' },
      { rowNumber: 5, ourId: yi, kind: 'empty', column: '', ours: '', theirs: '' },
      { rowNumber: 6, ourId: yi, kind: 'taken', column: '', ours: '', theirs: 'GX1' },
    ])
    const open = await reconcile('trainees')
    expect([open.ours, open.acknowledged, open.waiting.map(({ ourId }) => ourId)]).toEqual([2, 1, [yi]])
    expect(open.imports[0]).toMatchObject({ id: first.id, matched: 1, mismatches: first.mismatches })
    const twice = `${yi},GX2,乙`
    const again = await send('trainees', [lines[0] ?? '', `${jia},GX1,甲`, twice, twice])
    expect([again.body.matched, again.body.mismatches]).toEqual([3, []])
    expect((await reconcile('trainees')).waiting).toEqual([])
    expect(await auditEvents('导入自治区信息系统的回执')).toBe(2)
  })

  it('班级、拨付同样对账，金额按分核对；邻县的看不到也对不上 [G-053]', async () => {
    const { waiting } = await reconcile('payments')
    const paid = waiting[0]?.ourId ?? ''
    const wrong = (await send('payments', ['平台编号,系统编号,金额（元）', `${paid},P1,1234.50`])).body
    expect(wrong.mismatches).toMatchObject([{ kind: 'differs', ours: '1234.56', theirs: '1234.50' }])
    expect((await send('payments', ['平台编号,系统编号,金额（元）', `${paid},P1,"1,234.56"`])).body.matched).toBe(1)
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    const [theirs] = (await reconcile('classes', neighbour)).waiting
    const foreign = await send('classes', ['平台编号,系统编号', `${theirs?.ourId},C1`, `${weaving.classId},C2`])
    expect([foreign.body.matched, foreign.body.mismatches]).toMatchObject([1, [{ kind: 'unknown' }]])
    const taken = inTransaction(house.database, clerk.actor, (tx) =>
      tx.db.updateTable('statistics.exchange_mapping').set({ region_code: '450225' }).execute(),
    )
    await expect(taken).rejects.toThrow('只能由本地区设定')
    const clash = await send('classes', ['平台编号,系统编号', `${theirs?.ourId},C2`], neighbour)
    expect(clash.body.mismatches).toMatchObject([{ kind: 'taken', theirs: 'C2' }])
  })
})
