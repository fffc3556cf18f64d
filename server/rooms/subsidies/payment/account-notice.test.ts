import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText } from '#kernel/dates'
import {
  answerAccountNotice,
  changeAccount,
  clearAccountDispute,
  declareInterest,
  listAccountNotices,
} from '#organizations/contract'
import { recordDeath, takeBackDeath } from '#people/contract'
import { getWorkQueue } from '#platform/auth/contract'
import { SIBLING, type Villager } from '../../../../test/class-house.ts'
import { type Client, codeOf } from '../../../../test/harness.ts'
import {
  asSystem,
  bringTo,
  businessDate,
  claim,
  classOf,
  giveAccount,
  type MoneyHouse,
  nameOf,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
let people: Villager[]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = await money.villagers(1)
})
afterAll(() => money.house.close())

const noticesOf = async (by: Client) => (await by.call(listAccountNotices, { query: {} })).notices

describe('收款账户变更的告知', () => {
  it('付款前两天换了账户：本人在手机上看到，说不是他办的，放行也付不出去；没有经手的另一人查清后才付 [L-107]', async () => {
    const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
    await bringTo(money, batchId, 'published')
    const { notice, lines } = await seen(money.clerk, batchId)
    const payday = addDays(notice?.endsOn as DateText, 1)
    const line = lines.find((one) => one.payeeKind === 'person')
    const payeeId = line?.payeeId ?? ''
    const trainee = await money.house.as('trainee', { personId: payeeId })
    const other = await money.house.as('trainee', { personId: money.workshopId })
    expect(await noticesOf(trainee)).toEqual([])
    await asSystem(money, "update people.person set phone_tail = '5678' where id = $1", [payeeId])
    await turnTo(money, addDays(payday, -2))
    await giveAccount(money, { payeeKind: 'person', payeeId }, demoBankCard(9101))
    const [told] = await noticesOf(trainee)
    expect(told).toMatchObject({
      newTail: demoBankCard(9101).slice(-4),
      changedOn: addDays(payday, -2),
      contactTail: '5678',
      answer: null,
    })
    expect(await noticesOf(other)).toEqual([])

    const params = { accountNoticeId: told?.id ?? '' }
    const finding = { params, body: { finding: '上门核实：本人确认由儿子代办' } }
    expect(await codeOf(money.decider.send(clearAccountDispute, finding))).toBe('account-notice-undisputed')
    const report = { params, body: { answer: 'not-mine' as const, note: '我没有换过卡' } }
    expect(await codeOf(other.send(answerAccountNotice, report))).toBe('account-notice-unknown')
    await trainee.call(answerAccountNotice, report)
    expect(await codeOf(trainee.send(answerAccountNotice, report))).toBe('account-notice-answered')

    await turnTo(money, payday)
    const override = (check: contract.GateCheck, validUntil = addDays(payday, 5)) =>
      money.decider.send(contract.overrideCheck, {
        params: { lineId: line?.id ?? '' },
        body: { check, reason: '急用', validUntil },
      })
    expect(await codeOf(override('account-undisputed'))).toBe('override-hard')
    const long = await override('account-settled', addDays(payday, 11))
    expect(long.body).toMatchObject({ code: 'override-long', detail: expect.any(String) })
    expect((await override('account-settled')).status).toBe(200)
    await expect(pay(money, batchId)).rejects.toThrow('说账户变更不是他办的')

    const queue = (await money.checker.call(getWorkQueue)).items.find(({ key }) => key === 'account-changes-disputed')
    expect(queue?.count).toBe(1)
    expect(await codeOf(money.clerk.send(clearAccountDispute, finding))).toBe('account-notice-own')
    expect(await codeOf(money.checker.send(clearAccountDispute, finding))).toBe('account-notice-own')
    const neighbour = await money.house.as('approver', { regionCode: SIBLING })
    expect(await codeOf(neighbour.send(clearAccountDispute, finding))).toBe('account-notice-unknown')
    const forged = `update organizations.account_notice n set cleared_by = a.checked_by, cleared_by_name = '某', cleared_on = current_date,
      finding = '伪造' from organizations.payee_account a where a.id = n.new_account and n.id = $1`
    await expect(asSystem(money, forged, [params.accountNoticeId])).rejects.toThrow('没有经手的另一人')
    await money.reviewer.call(clearAccountDispute, finding)
    expect(await pay(money, batchId)).toMatchObject({ heldLines: 0, totalFen: line?.amountFen })
    expect((await noticesOf(trainee))[0]).toMatchObject({ answer: 'not-mine', finding: finding.body.finding })
  })

  it('单位的账户由县里换了：单位在工作台看到；说是自己办的不停付；与单位有利害关系的人不能查清', async () => {
    const change = (serial: number) =>
      giveAccount(
        money,
        { payeeKind: 'organization', payeeId: money.workshopId },
        `62220000${String(serial).padStart(8, '0')}`,
      )
    await change(1)
    const open = (await money.workshop.call(getWorkQueue)).items.find(({ key }) => key === 'account-changes-open')
    expect(open?.count).toBe(1)
    const [mine] = await noticesOf(money.workshop)
    const answered = { params: { accountNoticeId: mine?.id ?? '' }, body: { answer: 'mine' as const } }
    await money.workshop.call(answerAccountNotice, answered)
    expect(mine).toMatchObject({ oldTail: '2222', newTail: '0001', contactTail: null })
    await change(2)
    const [second] = await noticesOf(money.workshop)
    const params = { accountNoticeId: second?.id ?? '' }
    await money.workshop.call(answerAccountNotice, { params, body: { answer: 'not-mine' } })
    const related = await money.house.as('approver', { regionCode: '450225', human: '持股的审批人' })
    await related.call(declareInterest, {
      body: { kind: 'organization', relation: 'shareholder', relatedOrganizationId: money.workshopId },
    })
    const finding = { params, body: { finding: '单位财务代办，已补授权书' } }
    expect(await codeOf(related.send(clearAccountDispute, finding))).toBe('interest-declared')
    await money.reviewer.call(clearAccountDispute, finding)
  })
})

it('单位自己换的账户，录入的人不能自己说是本单位办的；另一人可以，也可以说不是 [L-107]', async () => {
  const { workshopId } = money
  const body = {
    payeeKind: 'organization',
    payeeId: workshopId,
    holderName: await nameOf(money, { payeeKind: 'organization', payeeId: workshopId }),
    bankName: '融水农商行',
    accountNumber: '6222000012345678',
  } as const
  await money.workshop.call(changeAccount, { body })
  const notice = (await noticesOf(money.workshop)).find(({ newTail }) => newTail === '5678')
  const mine = { params: { accountNoticeId: notice?.id ?? '' }, body: { answer: 'mine' as const } }
  expect(await codeOf(money.workshop.send(answerAccountNotice, mine))).toBe('account-notice-entered')
  const openFor = async (by: Client) =>
    (await by.call(getWorkQueue)).items.find(({ key }) => key === 'account-changes-open')?.count ?? 0
  const before = await openFor(money.workshop)
  const colleague = await money.house.as('workshop', { organizationId: workshopId, regionCode: '450225' })
  expect(await openFor(colleague)).toBe(before + 1)
  await colleague.call(answerAccountNotice, mine)
})

it('换账户以后去世的，不再等他答复；误登的撤销后照旧等 [L-107]', async () => {
  const payeeId = (await noticesOf(money.clerk)).find(({ payeeKind }) => payeeKind === 'person')?.payeeId ?? ''
  await giveAccount(money, { payeeKind: 'person', payeeId }, demoBankCard(9102))
  const open = async () => {
    const { notices } = await money.clerk.call(listAccountNotices, { query: { state: 'open' } })
    return notices.filter((one) => one.payeeId === payeeId).map(({ newTail }) => newTail)
  }
  const waiting = [demoBankCard(9102).slice(-4)]
  expect(await open()).toEqual(waiting)
  const body = { diedOn: await businessDate(money), document: '火化证明1号' }
  const { id: deathId } = await money.clerk.call(recordDeath, { params: { personId: payeeId }, body })
  expect(await open()).toEqual([])
  expect((await noticesOf(money.clerk))[0]).toMatchObject({ payeeDiedOn: body.diedOn, answer: null })
  await money.reviewer.call(takeBackDeath, { params: { deathId }, body: { reason: '录错了人' } })
  expect(await open()).toEqual(waiting)
})

describe('放行的期限', () => {
  it('放行最长几天是一项读法，不在代码里；过期的不算，改短以后长的拒绝', async () => {
    const [person] = await money.villagers(1)
    const { batchId } = await claim(money, await classOf(money, person ? [person] : [], await nextDays(money, 2)))
    await bringTo(money, batchId, 'published')
    await noticeOver(money, batchId)
    const today = await businessDate(money)
    const line = (await seen(money.clerk, batchId)).lines.find((one) => one.payeeKind === 'person')
    await giveAccount(money, { payeeKind: 'person', payeeId: line?.payeeId ?? '' }, demoBankCard(9301))
    const override = (validUntil: DateText) =>
      money.decider.send(contract.overrideCheck, {
        params: { lineId: line?.id ?? '' },
        body: { check: 'account-settled', reason: '当面核实', validUntil },
      })
    const setting = `insert into policy.setting (id, key, region_code, value, effective_from, document_number, decided_by)
      values (gen_random_uuid(), 'override.max-days', '450225', '1', $1, '测试文', gen_random_uuid())`
    await asSystem(money, setting, [today])
    expect((await override(addDays(today, 2))).body).toMatchObject({
      code: 'override-long',
      detail: expect.stringContaining(`放行最长 1 天，到 ${addDays(today, 1)} 为止`),
    })
    expect((await override(addDays(today, 1))).status).toBe(200)
    const gate = () => money.payer.call(contract.getGate, { params: { batchId } })
    expect((await gate()).open).toBe(true)
    await turnTo(money, addDays(today, 2))
    const late = await gate()
    expect(late.open).toBe(false)
    expect(late.overrides).toMatchObject([{ expired: true, validUntil: addDays(today, 1) }])
  })
})
