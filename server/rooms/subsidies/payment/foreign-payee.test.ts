import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { payeesSharing } from '#organizations'
import { changeAccount, checkAccount, listAccounts, listUncheckedAccounts } from '#organizations/contract'
import { confirmIdentity, proposeIdentity } from '#people/contract'
import { getTimeline } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { COUNTY, SIBLING, type Villager } from '../../../../test/class-house.ts'
import type { Client } from '../../../../test/harness.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  classOf,
  giveAccount,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import { rawSql } from '../../../../test/raw-sql.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
/** The county whose register the trainee stands in. */
let home: { clerk: Client; reviewer: Client }
beforeAll(async () => {
  money = await openMoneyHouse()
  const place = { regionCode: SIBLING }
  home = {
    clerk: await money.house.as('county-clerk', place),
    reviewer: await money.house.as('second-reviewer', place),
  }
})
afterAll(() => money.house.close())

const villager = async (regionCode: string): Promise<Villager & { payeeId: string }> => {
  const [person] = await money.villagers(1, { regionCode })
  const { rows } = await asSystem(
    money,
    `select id from people.person where name = $1 and region_code = $2
    order by created_at desc, id desc limit 1`,
    [person?.name, regionCode],
  )
  return { name: person?.name ?? '', residentId: person?.residentId ?? '', payeeId: rows[0].id }
}
const claimedFor = async (people: readonly Villager[]): Promise<string> =>
  (await claim(money, await classOf(money, people, await nextDays(money, 2)))).batchId

const accountsOf = async (by: Client, payeeId: string) =>
  (await by.call(listAccounts, { query: { payeeKind: 'person', payeeId } })).accounts
const checkAtHome = async () => {
  const { accounts } = await home.reviewer.call(listUncheckedAccounts)
  for (const { id: accountId } of accounts) await home.reviewer.call(checkAccount, { params: { accountId } })
}
const failedOf = async (batchId: string, payeeId: string) => {
  const { lines } = await seen(money.payer, batchId)
  const gate = await money.payer.call(contract.getGate, { params: { batchId } })
  return gate.lines
    .filter(({ lineId }) => lines.some((line) => line.id === lineId && line.payeeId === payeeId))
    .flatMap(({ checks }) => checks.filter(({ passed }) => !passed))
}
const cooled = async () => turnTo(money, addDays(await businessDate(money), 3))
const change = (by: Client, payeeId: string, holderName: string, card: string) =>
  by.send(changeAccount, {
    body: { payeeKind: 'person', payeeId, holderName, bankName: '柳州银行', accountNumber: card },
  })

describe('外县台账上的学员在本县参训', () => {
  it('付款县看得到要付去的那个账户，从申报付到到账；退回后由付款县两人更正，再付 [L-107]', async () => {
    const trainee = await villager(SIBLING)
    const { payeeId } = trainee
    expect(await accountsOf(money.clerk, payeeId)).toEqual([])
    const batchId = await claimedFor([trainee])
    await bringTo(money, batchId, 'published')
    await noticeOver(money, batchId)
    expect((await failedOf(batchId, payeeId)).map(({ check, evidence }) => [check, evidence])).toEqual([
      ['account-checked', '收款账户由融安县录入，那里的另一人还没有核实'],
      ['account-settled', '核实后满 3 天才付款'],
    ])
    await checkAtHome()
    await cooled()
    const order = await pay(money, batchId)
    expect(order).toMatchObject({ items: 1, heldLines: 0, totalFen: 10_000 })
    const file = { params: { orderId: order.orderId } }
    const sent = await money.payer.send(contract.exportOrder, file)
    await bankAnswers(money, batchId, order.orderId, { 1: '退回,账户已销' })
    expect((await failedOf(batchId, payeeId)).map(({ check }) => check)).toEqual(['account-corrected'])

    const { id: accountId } = (await change(money.clerk, payeeId, trainee.name, demoBankCard(880_001))).body
    expect((await money.clerk.send(checkAccount, { params: { accountId } })).body.code).toBe('duty-conflict')
    const elsewhere = await home.reviewer.send(checkAccount, { params: { accountId } })
    expect(elsewhere.body).toMatchObject({ code: 'account-elsewhere', detail: expect.stringContaining('融水') })
    await money.checker.call(checkAccount, { params: { accountId } })
    await cooled()
    const again = await pay(money, batchId)
    expect(again).toMatchObject({ supplement: 1, items: 1, totalFen: 10_000, heldLines: 0 })
    expect(await bankAnswers(money, batchId, again.orderId)).toMatchObject({ confirmed: 1, batchClosed: true })
    const { control, lines } = await seen(money.clerk, batchId)
    expect(control).toMatchObject({ paidFen: 10_000, heldFen: 0, differenceFen: 0 })
    expect(lines.map(({ place }) => place)).toEqual(['paid'])
    // The first order's file is the same, though its account has been replaced.
    expect((await money.payer.send(contract.exportOrder, file)).bytes.equals(sent.bytes)).toBe(true)

    const { events } = await home.clerk.call(getTimeline, { params: { personId: payeeId } })
    expect(events.filter(({ room }) => room === 'organizations').map(({ title, detail }) => [title, detail])).toEqual([
      ['录入收款账户', expect.stringContaining('（融安县）')],
      ['核实收款账户', expect.stringContaining('（融安县）')],
      ['变更收款账户', expect.stringContaining('（融水苗族自治县）')],
      ['核实收款账户', expect.stringContaining('（融水苗族自治县）')],
    ])
    expect((await accountsOf(home.clerk, payeeId)).map(({ replacedAt }) => replacedAt === null)).toEqual([true, false])
  })

  it('台账所在的县更正身份证号：付款县录入、已核实的账户也须重新核实，付款等着，说明为什么 [L-107][L-127]', async () => {
    const trainee = await villager(SIBLING)
    const { payeeId: personId, name } = trainee
    await checkAtHome()
    const batchId = await claimedFor([trainee])
    const { id: accountId } = (await change(money.clerk, personId, name, demoBankCard(880_030))).body
    await money.checker.call(checkAccount, { params: { accountId } })
    await bringTo(money, batchId, 'published')
    await noticeOver(money, batchId)
    await cooled()
    expect(await failedOf(batchId, personId)).toEqual([])
    const residentId = demoResidentId(876_543, '1990-01-01' as DateText, 'male')
    const body = { residentId, reason: '登记时看错一位', document: '身份证复印件，卷宗7号' }
    const { id } = await home.clerk.call(proposeIdentity, { params: { personId }, body })
    const params = { identityCorrectionId: id }
    const confirmed = await home.reviewer.call(confirmIdentity, { params, body: { residentId, note: '与证件一致' } })
    expect(confirmed.accountToCheck).toBe(true)
    const why = '收款人的身份证号已更正，须重新核实'
    expect((await failedOf(batchId, personId)).map(({ check, evidence }) => [check, evidence])).toEqual([
      ['account-checked', `收款账户还没有由另一人核实：${why}`],
      ['account-settled', '核实后满 3 天才付款'],
    ])
    await expect(pay(money, batchId)).rejects.toThrow(why)
    // It is whose it was: the county that entered it checks it again, and nobody who entered it.
    const waiting = async (by: Client) =>
      (await by.call(listUncheckedAccounts)).accounts.filter((one) => one.id === accountId)
    expect(await waiting(home.reviewer)).toEqual([])
    expect(await waiting(money.checker)).toMatchObject([{ recheckBecause: 'identity-corrected' }])
    const withdraw = 'update organizations.payee_account set checked_by = null, checked_on = null where payee_id = $1'
    expect((await money.clerk.send(checkAccount, { params: { accountId } })).body.code).toBe('duty-conflict')
    await money.checker.call(checkAccount, { params: { accountId } })
    await expect(asSystem(money, withdraw, [personId])).rejects.toMatchObject({ code: 'JQ005' })
    await cooled()
    expect(await pay(money, batchId)).toMatchObject({ items: 1, heldLines: 0, totalFen: 10_000 })
    const { events } = await home.clerk.call(getTimeline, { params: { personId } })
    expect(events.filter(({ room }) => room === 'organizations').map(({ title }) => title)).toEqual([
      '录入收款账户',
      '核实收款账户',
      '变更收款账户',
      '核实收款账户',
      '重新核实收款账户',
    ])
  })

  it('付清以后，台账所在的县再换的账户，付款县看不到，也不能再改', async () => {
    const trainee = await villager(SIBLING)
    const { payeeId, name } = trainee
    await checkAtHome()
    const batchId = await claimedFor([trainee])
    await bringTo(money, batchId, 'published')
    await cooled()
    await noticeOver(money, batchId)
    const { orderId } = await pay(money, batchId)
    // On its way: the transfer's account is seen, a newer one is not the county's business.
    expect((await change(home.clerk, payeeId, name, demoBankCard(880_002))).status).toBe(200)
    expect((await accountsOf(money.clerk, payeeId)).map(({ accountTail }) => accountTail)).toEqual([
      (await accountsOf(home.clerk, payeeId))[1]?.accountTail,
    ])
    await bankAnswers(money, batchId, orderId)
    expect((await change(money.clerk, payeeId, name, demoBankCard(880_003))).body.code).toBe('payee-unknown')
    expect(await accountsOf(home.clerk, payeeId)).toHaveLength(2)
  })

  it('除了要付去的账户，外县的账户一个也看不到、改不动：接口、应用、数据库各查一遍', async () => {
    const [trainee, bystander] = [await villager(SIBLING), await villager(SIBLING)]
    await claimedFor([trainee])
    const { clerk } = money
    expect(await accountsOf(clerk, trainee.payeeId)).toHaveLength(1)
    expect(await accountsOf(clerk, bystander.payeeId)).toEqual([])
    expect((await change(clerk, bystander.payeeId, bystander.name, demoBankCard(880_004))).body.code).toBe(
      'payee-unknown',
    )
    const { accounts: waiting } = await money.checker.call(listUncheckedAccounts)
    expect(waiting.filter(({ regionCode }) => regionCode !== COUNTY)).toEqual([])
    const [own] = await accountsOf(home.clerk, bystander.payeeId)
    const unknown = await money.checker.send(checkAccount, { params: { accountId: own?.id ?? '' } })
    expect(unknown.body.code).toBe('account-unknown')
    const isTheirs = (row: { payee_id: string }) => row.payee_id === bystander.payeeId
    const all = await inTransaction(money.house.database, clerk.actor, (tx) =>
      tx.db.selectFrom('organizations.payee_account').select('payee_id').execute(),
    )
    expect([all.length > 0, all.filter(isTheirs)]).toEqual([true, []])
    const { rows } = await rawSql(money.house.database, clerk.actor, 'select payee_id from organizations.payee_account')
    expect([rows.some((row) => row.payee_id === trainee.payeeId), rows.filter(isTheirs)]).toEqual([true, []])
  })

  it('数据库：账户只由台账所在的县、欠款的县录入；换下的须是同一人在用的账户', async () => {
    const [trainee, bystander] = [await villager(SIBLING), await villager(SIBLING)]
    await claimedFor([trainee])
    const enter = (by: Client, payeeId: string, regionCode: string, replaces: string | null) =>
      rawSql(
        money.house.database,
        by.actor,
        `insert into organizations.payee_account (id, payee_kind, payee_id, person_id, region_code, holder_name, bank_name,
          account_sealed, account_index, account_tail, entered_by, entered_on, replaces)
        values (gen_random_uuid(), 'person', $1, $1, $2, '韦', '行', '', '', '0000', gen_random_uuid(), '2024-06-03', $3)`,
        [payeeId, regionCode, replaces],
      )
    const accountOf = async (payeeId: string) => (await accountsOf(home.clerk, payeeId))[0]?.id ?? ''
    const [theirs, others] = [await accountOf(trainee.payeeId), await accountOf(bystander.payeeId)]
    const wall = /row-level security/
    await expect(enter(money.clerk, bystander.payeeId, COUNTY, others)).rejects.toThrow(wall)
    await expect(enter(money.clerk, trainee.payeeId, SIBLING, theirs)).rejects.toThrow(wall)
    await expect(enter(money.clerk, trainee.payeeId, COUNTY, others)).rejects.toThrow('不是此人的')
    await expect(enter(money.clerk, trainee.payeeId, COUNTY, null)).rejects.toThrow('one_current_account')
    await expect(enter(home.clerk, trainee.payeeId, COUNTY, theirs)).rejects.toThrow(wall)
    const ownSelf = await money.house.as('trainee', { personId: trainee.payeeId, regionCode: SIBLING })
    await expect(enter(ownSelf, trainee.payeeId, SIBLING, theirs)).rejects.toThrow(wall)
    expect((await enter(money.clerk, trainee.payeeId, COUNTY, theirs)).rowCount).toBe(1)
    expect((await enter(home.clerk, trainee.payeeId, SIBLING, theirs)).rowCount).toBe(1)
  })

  it('欠款的县和台账所在的县同时更正同一人的账户：先后各成一行，只有一个在用', async () => {
    const trainee = await villager(SIBLING)
    await claimedFor([trainee])
    const hands = [money.clerk, home.clerk, money.clerk, home.clerk, money.clerk, home.clerk]
    const changes = hands.map((by, index) => change(by, trainee.payeeId, trainee.name, demoBankCard(880_010 + index)))
    expect((await Promise.all(changes)).map(({ status }) => status)).toEqual(hands.map(() => 200))
    const accounts = await accountsOf(home.clerk, trainee.payeeId)
    expect(accounts).toHaveLength(1 + hands.length)
    expect(accounts.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1)
  })
})

describe('一张卡几个人用', () => {
  it('本县一人与外县一人同卡：两行都暂缓；看不到的人不露姓名，留存的原因不写别人姓名', async () => {
    const [local, foreign] = [await villager(COUNTY), await villager(SIBLING)]
    const card = demoBankCard(880_020)
    await giveAccount(money, { payeeKind: 'person', payeeId: local.payeeId }, card)
    expect((await change(home.clerk, foreign.payeeId, foreign.name, card)).status).toBe(200)
    await checkAtHome()
    const alone = await claimedFor([local])
    await bringTo(money, alone, 'published')
    await noticeOver(money, alone)
    expect(await failedOf(alone, local.payeeId)).toMatchObject([
      { check: 'account-not-shared', evidence: '2 个收款人用同一账号；其余的不在您的管辖范围内' },
    ])
    // The same question asked at the other side of the border: as many payees, and nobody's name.
    const [theirs] = await accountsOf(home.clerk, foreign.payeeId)
    const asked = await inTransaction(money.house.database, home.clerk.actor, (tx) =>
      payeesSharing(tx, [theirs?.id ?? '']),
    )
    expect([...asked.values()]).toEqual([{ payees: 2, others: [] }])
    const listHash = (await seen(money.payer, alone)).listHash
    const refused = await money.payer.send(contract.payBatch, { params: { batchId: alone }, body: { listHash } })
    expect(refused.body).toMatchObject({ code: 'nothing-to-pay', errors: [{ code: 'account-not-shared' }] })
    expect(JSON.stringify(refused.body)).not.toContain(foreign.name)

    const both = await claimedFor([local, foreign])
    await bringTo(money, both, 'published')
    await noticeOver(money, both)
    for (const [one, other] of [
      [local, foreign],
      [foreign, local],
    ] as const) {
      const [failed, ...more] = await failedOf(both, one.payeeId)
      expect([failed?.check, failed?.evidence, more]).toEqual([
        'account-not-shared',
        `2 个收款人用同一账号；您能看到的另有${other.name}`,
        [],
      ])
    }
    // With a third, innocent line the payment goes out, and both are held without a name.
    const innocent = await villager(COUNTY)
    await giveAccount(money, { payeeKind: 'person', payeeId: innocent.payeeId }, demoBankCard(880_021))
    const three = await claimedFor([local, foreign, innocent])
    await bringTo(money, three, 'published')
    await noticeOver(money, three)
    expect(await pay(money, three)).toMatchObject({ items: 1, heldLines: 2, totalFen: 10_000 })
    const { rows } = await money.clerk.call(contract.listHeldLines, { query: { kind: 'gate' } })
    const reasons = rows.filter(({ batchId }) => batchId === three).map(({ reason }) => reason)
    expect(reasons).toEqual(['2 个收款人用同一账号', '2 个收款人用同一账号'])
  })
})
