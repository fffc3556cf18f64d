import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFundAccounts, listJournals } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { getWorkQueue } from '#platform/auth/contract'
import { readTable } from '#platform/sheets'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { type Held, type Registered, writeYears } from '../../../test/trained-years.ts'
import * as contract from './contract.ts'

const [LIUZHOU, RONGSHUI, SANJIANG, GUILIN] = ['450200', '450225', '450226', '450325']
const lifted = 'lifted-out-of-poverty'
const people: Registered[] = [
  { name: '甲', regionCode: RONGSHUI, statuses: [lifted, 'resettled'] },
  { name: '乙', regionCode: RONGSHUI, statuses: [lifted] },
  { name: '丙', regionCode: SANJIANG, statuses: ['resettled'] },
  { name: '丁', regionCode: SANJIANG, statuses: [lifted, 'resettled'] },
  { name: '戊', regionCode: SANJIANG },
  { name: '外', regionCode: GUILIN, statuses: [lifted] },
]
const workshop = { organizer: 'assistance-workshop', kind: 'employment-skills' } as const
const classes: Held[] = [
  { ...workshop, regionCode: RONGSHUI, completedOn: '2023-05-01', people: ['甲', '乙'] },
  { ...workshop, regionCode: RONGSHUI, completedOn: '2023-06-01', people: ['乙'] },
  { ...workshop, regionCode: SANJIANG, completedOn: '2023-07-01', people: ['丙', '丁', '戊'] },
  { ...workshop, regionCode: SANJIANG, completedOn: '2023-08-01', subsidised: false, people: ['丁'] },
  { ...workshop, regionCode: GUILIN, completedOn: '2023-08-01', people: ['外'] },
]

let house: TestHouse
let officer: Client
let second: Client
let finance: Client
beforeAll(async () => {
  house = await openTestHouse({ date: '2024-01-10' })
  await writeYears(house, people, classes)
  officer = await house.as('city-officer', { regionCode: LIUZHOU })
  second = await house.as('city-officer', { regionCode: LIUZHOU, human: 'second' })
  finance = await house.as('finance', { regionCode: LIUZHOU })
})
afterAll(() => house.close())

const span = { from: '2023-01-01' as DateText, until: '2023-12-31' as DateText }
const roads = {
  label: '上年支出进度',
  weightBp: 2_000,
  document: '柳财社〔2024〕2号',
  values: { [RONGSHUI]: 90, [SANJIANG]: 60 },
}
const form = (change: Partial<contract.AllocationForm> = {}): contract.AllocationForm => ({
  title: '2024年培训资金因素法分配',
  source: 'employment-subsidy-fund',
  ...span,
  amountFen: yuan('1000000.01'),
  documentNumber: '柳财社〔2024〕1号',
  computed: { lifted: 5_000, resettled: 3_000 },
  entered: [roads],
  ...change,
})
const draft = (change: Partial<contract.AllocationForm> = {}, by = officer) =>
  by.send(contract.draftAllocation, { body: form(change) })
const read = (allocationId: string, by = officer) => by.call(contract.getAllocation, { params: { allocationId } })
const freeze = async (allocationId: string, by: Client, seenHash?: string) =>
  by.send(contract.freezeAllocation, {
    params: { allocationId },
    body: { seenHash: seenHash ?? (await read(allocationId)).seenHash },
  })
const handOver = (allocationId: string, documentNumber = '柳财社〔2024〕9号', by = finance) =>
  by.send(contract.handOver, { params: { allocationId }, body: { documentNumber } })
const only = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value > 0))

describe('因素', () => {
  it('脱贫人口和易地安置区劳动力是两项独立的因素，由补贴班结业人次算出，重叠的人次另列 [G-043]', async () => {
    const { values, overlap, places } = await officer.call(contract.readFactors, { query: span })
    expect(places.length).toBe(10)
    expect(only(values.lifted)).toEqual({ [RONGSHUI]: 3, [SANJIANG]: 1 })
    expect(only(values.resettled)).toEqual({ [RONGSHUI]: 1, [SANJIANG]: 2 })
    expect(only(overlap)).toEqual({ [RONGSHUI]: 1, [SANJIANG]: 1 })
    const region = await house.as('region-officer', { regionCode: '450000' })
    const all = await region.call(contract.readFactors, { query: span })
    expect(only(all.values.lifted)).toEqual({ [LIUZHOU]: 4, '450300': 1 })
  })

  it.each([
    ['权重不到100%', { computed: { lifted: 4_999, resettled: 3_000 } }, 'factors-wrong', '99.99%'],
    ['权重超过100%', { computed: { lifted: 5_001, resettled: 3_000 } }, 'factors-wrong', '100.01%'],
    ['没有数的因素带权重', { from: '2022-01-01', until: '2022-12-31' }, 'factors-wrong', '100.00%'],
    ['别市的县', { entered: [{ ...roads, values: { [GUILIN]: 1 } }] }, 'values-outside', GUILIN],
    ['起止颠倒', { from: '2024-01-01', until: '2023-12-31' }, 'period-backwards', '2024-01-01'],
  ] as const)('%s：不能保存', async (_, change, code, fact) => {
    const { status, body } = await draft(change as never)
    expect([status, body.code]).toEqual([422, code])
    expect(body.detail).toContain(fact)
  })
})

describe('拟订、复核、冻结、下达', () => {
  let id: string

  it('按权重和指标分到分，各县之和等于总额，每项之和等于该项；各因素按填的次序列出 [G-043]', async () => {
    id = (await draft()).body.id
    const { shares, cells, state, moved } = await read(id)
    expect([state, moved]).toEqual(['draft', false])
    expect(cells.map(({ key, amountFen, parts }) => [key, amountFen, only(parts)])).toEqual([
      ['lifted', 50_000_001, { [RONGSHUI]: 37_500_001, [SANJIANG]: 12_500_000 }],
      ['resettled', 30_000_000, { [RONGSHUI]: 10_000_000, [SANJIANG]: 20_000_000 }],
      ['other-1', 20_000_000, { [RONGSHUI]: 12_000_000, [SANJIANG]: 8_000_000 }],
    ])
    expect(only(shares)).toEqual({ [RONGSHUI]: 59_500_001, [SANJIANG]: 40_500_000 })
  })

  it('没有复核不能导出、不能下达；拟订人不能复核；退回的等修改；保存过时的一版被拒 [G-043]', async () => {
    const params = { allocationId: id }
    const early = await officer.send(contract.exportAllocation, { params, query: { format: 'docx' } })
    expect([early.body.code, (await handOver(id)).body.code]).toEqual(['not-frozen', 'not-frozen'])
    expect((await freeze(id, officer)).body.code).toBe('made-by-you')
    expect((await second.call(getWorkQueue)).items.map(({ key }) => key)).toContain('allocations')
    await second.call(contract.returnAllocation, { params, body: { reason: '权重文号写错' } })
    expect((await freeze(id, second)).body.code).toBe('allocation-returned')
    const edit = { ...form({ documentNumber: '柳财社〔2024〕3号' }), version: 1 }
    expect((await officer.call(contract.editAllocation, { params, body: edit })).version).toBe(2)
    expect((await officer.send(contract.editAllocation, { params, body: edit })).status).toBe(412)
  })

  it('复核的是看到的数：看过之后记录有变就不能冻结，重新保存后才行 [G-043]', async () => {
    const { seenHash } = await read(id)
    await writeYears(
      house,
      [{ name: '己', regionCode: SANJIANG, statuses: [lifted] }],
      [{ ...workshop, regionCode: SANJIANG, completedOn: '2023-11-01', people: ['己'] }],
    )
    expect((await freeze(id, second, seenHash)).body.code).toBe('inputs-moved')
    expect((await read(id)).moved).toBe(true)
    expect((await freeze(id, second)).body.code).toBe('inputs-moved')
    const edit = { ...form({ documentNumber: '柳财社〔2024〕3号' }), version: 2 }
    await officer.call(contract.editAllocation, { params: { allocationId: id }, body: edit })
    const { hash } = (await freeze(id, second)).body
    const frozen = await read(id)
    expect(frozen).toMatchObject({ state: 'frozen', hash, intact: true, frozenName: second.actor.name })
    expect(only(frozen.shares)).toEqual({ [RONGSHUI]: 52_000_001, [SANJIANG]: 48_000_000 })
  })

  it('冻结之后记录再变，数、名单和校验值都不动；谁也改不了 [G-043]', async () => {
    const before = await read(id)
    await writeYears(
      house,
      [{ name: '庚', regionCode: SANJIANG, statuses: [lifted] }],
      [{ ...workshop, regionCode: SANJIANG, completedOn: '2023-12-01', people: ['庚'] }],
    )
    const after = await read(id)
    expect([after.shares, after.seenHash, after.intact]).toEqual([before.shares, before.hash, true])
    const query = { factor: 'lifted' as const, regionCode: SANJIANG, limit: 1 }
    const first = await officer.call(contract.allocationPeople, { params: { allocationId: id }, query })
    const rest = await officer.call(contract.allocationPeople, {
      params: { allocationId: id },
      query: { ...query, cursor: first.next ?? '' },
    })
    expect(
      [first.total, ...first.rows, ...rest.rows].map((row) => (typeof row === 'number' ? row : row.personName)),
    ).toEqual([2, '丁', '己'])
    const edit = { ...form(), version: 3 }
    const edited = await officer.send(contract.editAllocation, { params: { allocationId: id }, body: edit })
    expect([edited.body.code, (await freeze(id, second)).body.code]).toEqual(['allocation-frozen', 'allocation-frozen'])
    const asApp = (run: string) =>
      house.database.pool.query(`begin; select set_config('jq.kind', 'system', true); ${run}; commit`)
    await expect(asApp(`update targets.allocation set amount_fen = 1 where id = '${id}'`)).rejects.toThrow('已复核冻结')
    await expect(asApp(`insert into targets.allocation_share values ('${id}', '450202', 1)`)).rejects.toThrow(
      '已复核冻结',
    )
  })

  it('下达：每县一笔指标记入专账，与冻结的数一分不差，只下达一次，拟订和复核的人不能下达 [G-043]', async () => {
    expect((await finance.call(getWorkQueue)).items.map(({ key }) => key)).toContain('handovers')
    const alias = await house.as('finance', { regionCode: LIUZHOU, human: 'second' })
    expect((await handOver(id, '柳财社〔2024〕9号', alias)).body.code).toBe('checked-by-you')
    const county = await house.as('finance', { regionCode: RONGSHUI })
    expect((await handOver(id, '柳财社〔2024〕9号', county)).body.code).toBe('allocation-unknown')
    expect((await handOver(id)).body).toEqual({ counties: 2, amountFen: yuan('1000000.01') })
    expect((await handOver(id, '另一个文号')).body.code).toBe('handed-over')
    const { accounts } = await finance.call(listFundAccounts)
    const { shares, handovers } = await read(id)
    expect(handovers.length).toBe(2)
    for (const { regionCode, balances, id: accountId } of accounts) {
      expect([regionCode, balances.available]).toEqual([regionCode, shares[regionCode]])
      const { rows } = await finance.call(listJournals, { params: { accountId } })
      expect(rows.map(({ kind, document }) => [kind, document])).toEqual([['allot', '柳财社〔2024〕9号']])
    }
  })

  it('导出的 Excel 和 Word 都是冻结的数，附权重依据和校验值 [G-043]', async () => {
    const params = { allocationId: id }
    const sheet = await officer.send(contract.exportAllocation, { params, query: { format: 'xlsx' } })
    const columns = ['地区', '其中脱贫与易地都是', '分配额（元）'].map((title) => ({ key: title, title }))
    const { rows } = await readTable({ name: '分配.xlsx', bytes: new Uint8Array(sheet.bytes) }, columns)
    const cells = rows.map((row) => Object.values(row.cells))
    expect(cells).toContainEqual(['融水苗族自治县', '1', '520000.01'])
    expect(cells.at(-1)).toEqual(['合计', '2', '1000000.01'])
    const word = await officer.send(contract.exportAllocation, { params, query: { format: 'docx' } })
    const text = (name: string) => unzipped(word.bytes).get(name) ?? ''
    expect([...unzipped(word.bytes).keys()]).toContain('[Content_Types].xml')
    const { hash } = await read(id)
    for (const said of ['2024年培训资金因素法分配', '柳财社〔2024〕3号', '520,000.01', '脱贫人口参训人次', hash ?? ''])
      expect(text('word/document.xml')).toContain(said)
    const again = await officer.send(contract.exportAllocation, { params, query: { format: 'docx' } })
    expect(again.bytes.equals(word.bytes)).toBe(true)
  })
})

it('县里没有下级，不能拟订；没有的分配打不开', async () => {
  const missing = await officer.send(contract.getAllocation, {
    params: { allocationId: '00000000-0000-4000-8000-000000000000' },
  })
  expect([missing.status, missing.body.code]).toEqual([404, 'allocation-unknown'])
  const misplaced = await house.as('city-officer', { regionCode: RONGSHUI })
  expect((await misplaced.send(contract.readFactors, { query: span })).body.code).toBe('region-childless')
})

/** The texts of a ZIP by their paths, read by its directory. */
function unzipped(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, body] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ]
    const start = body + 30 + bytes.readUInt16LE(body + 26)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    files.set(name, inflateRawSync(bytes.subarray(start, start + packed)).toString('utf8'))
    at += 46 + nameLength
  }
  return files
}
