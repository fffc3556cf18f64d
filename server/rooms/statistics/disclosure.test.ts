import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFundAccounts } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { getWorkQueue } from '#platform/auth/contract'
import { overrideReading } from '#policy/contract'
import { COUNTY } from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import * as desk from '../../../test/money-house.ts'
import * as contract from './contract.ts'

const Q2 = '2024-04-01' as DateText
const NOTE = '本季度按计划拨付'

let money: desk.MoneyHouse
let region: Client
beforeAll(async () => {
  money = await desk.openMoneyHouse()
  region = await money.house.as('region-officer', { regionCode: '450000' })
  const { classId } = await desk.trainedPeople(money, { hired: 3 })
  const { batches } = await desk.claim(money, classId)
  for (const { id: batchId } of batches) {
    await desk.bringTo(money, batchId, 'paying')
    for (const { id } of (await desk.seen(money.accountant, batchId)).orders) {
      await desk.bankAnswers(money, batchId, id)
    }
  }
})
afterAll(() => money.house.close())

const preview = (from = Q2, by = money.payer) => by.call(contract.previewDisclosure, { query: { from } })
const draft = async (change: object = {}, by = money.payer) =>
  by.send(contract.draftDisclosure, {
    body: { from: Q2, hash: (await preview()).hash, note: NOTE, ...change } as never,
  })
const open = (disclosureId: string, by = money.house.visitor) =>
  by.call(contract.getDisclosure, { params: { disclosureId } })
const publish = (disclosureId: string, hash: string, by = money.accountant) =>
  by.send(contract.publishDisclosure, { params: { disclosureId }, body: { hash } })
const foldBelow = (value: number, today: DateText) =>
  region.call(overrideReading, {
    body: {
      key: 'disclosure.least-persons',
      regionCode: COUNTY,
      value,
      effectiveFrom: today,
      documentNumber: '融人社发〔2024〕7号',
    },
  } as never)
const queue = async (by: Client) => (await by.call(getWorkQueue)).items

describe('资金使用情况主动公开', () => {
  it('期末之前只能预览；期末后由账簿算出，与账户余额、银行到账相符 [L-117]', async () => {
    const running = await draft()
    expect([running.status, running.body.code]).toEqual([409, 'period-running'])
    await desk.turnTo(money, '2024-07-05' as DateText)
    const { figures, periodLabels, until, nextVersion } = await preview()
    expect([periodLabels, until, nextVersion]).toEqual([['2024年第2季度', 'Q2 2024'], '2024-06-30', 1])
    const { rows } = await desk.asSystem(
      money,
      `select coalesce(sum(amount_fen), 0)::bigint as paid from funds.journal
        where kind = 'confirm' and region_code = $1 and booked_on between '2024-04-01' and '2024-06-30'`,
      [COUNTY],
    )
    expect(figures.paidFen).toBe(rows[0].paid)
    expect(figures.paidFen).toBeGreaterThan(0)
    const { accounts } = await money.payer.call(listFundAccounts, { query: {} })
    for (const { source, balances } of accounts.filter(({ regionCode }) => regionCode === COUNTY)) {
      const shown = figures.accounts.find((row) => row.source === source)
      const left = balances.available + balances.reserved + balances.payable + balances['in-transit']
      expect(shown?.balanceFen ?? 0).toBe(left)
    }
    expect(figures.items.map(({ itemLabels, persons }) => [itemLabels[0], persons])).toEqual([
      ['培训期间生活费（含交通费）补贴', 3],
      ['就业帮扶车间项目制培训补贴', 3],
    ])
  })

  it('到期进财务的待办；一人拟稿另一人核对公布；公布即冻结，谁都能看、能下载 [L-117]', async () => {
    expect(await queue(money.payer)).toContainEqual(
      expect.objectContaining({ key: `disclosure-${Q2}`, dueOn: '2024-07-20', tone: 'fine' }),
    )
    const { hash } = await preview()
    const { id } = (await draft()).body
    expect((await draft()).body.code).toBe('disclosure-drafted')
    expect(await queue(money.accountant)).toContainEqual(expect.objectContaining({ key: 'disclosures-to-check' }))
    const hidden = await money.house.visitor.send(contract.getDisclosure, { params: { disclosureId: id } })
    expect([hidden.status, hidden.body.code]).toEqual([404, 'disclosure-unknown'])
    expect((await publish(id, 'b'.repeat(64))).body.code).toBe('disclosure-other')
    const neighbor = await money.house.as('accountant', { regionCode: '450200' })
    expect((await publish(id, hash, neighbor)).body.code).toBe('disclosure-elsewhere')
    expect((await publish(id, hash)).status).toBe(200)
    expect((await publish(id, hash)).body.code).toBe('disclosure-settled')
    const seen = await open(id)
    expect(seen).toMatchObject({ version: 1, state: 'published', hash, note: NOTE, replaced: false, differences: [] })
    const table = await money.house.visitor.send(contract.exportDisclosure, { params: { disclosureId: id } })
    expect(table.bytes.toString('utf8')).toContain('已付（元）,追回、退汇（元）')
    expect(table.bytes.toString('utf8')).toContain('就业补助资金,融水苗族自治县,就业帮扶车间项目制培训补贴')
    const { disclosures } = await money.house.visitor.call(contract.listDisclosures, { query: {} })
    expect(disclosures.map((row) => row.id)).toEqual([id])
    expect((await queue(money.payer)).some(({ key }) => key === `disclosure-${Q2}`)).toBe(false)
    await expect(
      desk.asSystem(money, `update statistics.disclosure set return_reason = 'x' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: 'JQ005' })
  })

  it('人数少的项目合并、不写人数，合计不变；更正是新的一版，写明原因，标出变动，旧版留存 [L-117]', async () => {
    const before = await preview()
    expect((await draft()).body.code).toBe('correction-unreasoned')
    expect((await draft({ correctionReason: '重核' })).body.code).toBe('disclosure-unchanged')
    expect((await draft({ hash: 'c'.repeat(64), correctionReason: '重核' })).body.code).toBe('disclosure-moved')
    await foldBelow(4, '2024-07-05' as DateText)
    const { figures, hash } = await preview()
    expect(figures.items).toMatchObject([{ item: 'few', persons: null, paidFen: before.figures.paidFen }])
    const revealing = await draft({ correctionReason: '更正韦某13812345678一户' })
    expect([revealing.status, revealing.body.code]).toEqual([422, 'disclosure-reveals'])
    const { id, version } = (await draft({ correctionReason: '人数较少的项目合并' })).body
    expect(version).toBe(2)
    await publish(id, hash, money.decider)
    const corrected = await open(id)
    expect(corrected.differences.map(({ kind }) => kind)).toEqual(['added', 'removed', 'removed'])
    expect(corrected.correctionReason).toBe('人数较少的项目合并')
    const [, first] = corrected.versions
    expect(await open(first?.id ?? '')).toMatchObject({ version: 1, replaced: true, hash: before.hash })
    const listed = async (query: object) => {
      const { disclosures, total } = await money.house.visitor.call(contract.listDisclosures, { query })
      return [...disclosures.map((one) => `${one.version}${one.replaced ? ' replaced' : ''}`), total]
    }
    expect(await listed({})).toEqual(['2', '1 replaced', 2])
    expect(await listed({ standing: 'yes' })).toEqual(['2', 1])
  })

  it('拟稿人换账号也不能核对；退回写明原因后可重拟；别的角色不能办；期次随读法 [L-117]', async () => {
    const twin = { regionCode: COUNTY, human: 'discloser' }
    const [drafter, again] = [await money.house.as('finance', twin), await money.house.as('approver', twin)]
    const today = '2024-07-06' as DateText
    await desk.turnTo(money, today)
    await foldBelow(2, today)
    const { hash } = await preview()
    const { id } = (await draft({ correctionReason: '恢复单列' }, drafter)).body
    expect((await publish(id, hash, again)).body.code).toBe('disclosure-own')
    const params = { disclosureId: id }
    expect((await publish(id, hash, money.clerk)).body.code).toBe('role-refused')
    await money.decider.call(contract.returnDisclosure, { params, body: { reason: '说明不够' } })
    expect((await open(id, money.payer)).returnReason).toBe('说明不够')
    const wrong = await money.payer.send(contract.previewDisclosure, { query: { from: '2024-05-01' as DateText } })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'period-wrong'])
    await region.call(overrideReading, {
      body: {
        key: 'disclosure.period',
        regionCode: COUNTY,
        value: 'month',
        effectiveFrom: today,
        documentNumber: '融人社发〔2024〕8号',
      },
    } as never)
    expect((await preview('2024-06-01' as DateText)).periodLabels).toEqual(['2024年6月', '2024-06'])
    const { due } = await money.payer.call(contract.listDueDisclosures)
    expect(due.map(({ from }) => from)).toEqual(['2024-06-01'])
  })

  it('提前几天提醒、提醒最近几期都是设置 [L-117]', async () => {
    const today = '2024-11-15' as DateText
    await desk.turnTo(money, today)
    const dueNow = async () =>
      (await money.payer.call(contract.listDueDisclosures)).due.map(({ from, tone }) => `${from} ${tone}`)
    const set = (key: string, value: number) =>
      region.call(overrideReading, {
        body: { key, regionCode: COUNTY, value, effectiveFrom: today, documentNumber: '融人社发〔2024〕9号' },
      })
    const late = ['2024-09-01 overdue', '2024-08-01 overdue', '2024-07-01 overdue']
    expect(await dueNow()).toEqual(['2024-10-01 soon', ...late])
    await set('disclosure.warning-days', 4)
    await set('disclosure.reminded-periods', 6)
    expect(await dueNow()).toEqual(['2024-10-01 fine', ...late, '2024-06-01 overdue'])
  })
})
