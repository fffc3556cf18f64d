import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText } from '#kernel/dates'
import type { Villager } from '../../../../test/class-house.ts'
import { type Client, codeOf } from '../../../../test/harness.ts'
import {
  asSystem,
  bringTo,
  businessDate,
  claim,
  classOf,
  giveAccount,
  type MoneyHouse,
  nextDays,
  openMoneyHouse,
  pay,
  seen,
  tamper,
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

/** A published batch whose one person changed the account two days before the first day of payment. */
async function changedBefore(accountNumber: string) {
  const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
  await bringTo(money, batchId, 'published')
  const { notice, lines } = await seen(money.clerk, batchId)
  const payday = addDays(notice?.endsOn as DateText, 1)
  const line = lines.find((one) => one.payeeKind === 'person')
  if (!line) throw new Error('没有付给个人的行')
  await turnTo(money, addDays(payday, -2))
  await giveAccount(money, { payeeKind: 'person', payeeId: line.payeeId }, accountNumber)
  const override = (by: Client, check: contract.GateCheck, validUntil: DateText) =>
    by.send(contract.overrideCheck, {
      params: { lineId: line.id },
      body: { check, reason: '当面核实，本人提出', validUntil },
    })
  const gate = () => money.payer.call(contract.getGate, { params: { batchId } })
  const failed = async () =>
    (await gate()).lines.flatMap(({ checks }) => checks.filter(({ passed }) => !passed).map(({ check }) => check))
  return { batchId, payday, line, override, gate, failed }
}

describe('支付前核查的放行', () => {
  it('付款前两天换了账户：暂缓；放行过期不算，重新放行后付款', async () => {
    const { batchId, payday, override, gate, failed } = await changedBefore(demoBankCard(9001))
    expect(await failed()).toEqual(['account-settled'])
    const eve = addDays(payday, -1)
    expect((await override(money.decider, 'account-settled', eve)).status).toBe(200)
    await turnTo(money, eve)
    expect(await failed()).toEqual([])
    await turnTo(money, payday)
    expect(await failed()).toEqual(['account-settled'])
    expect((await gate()).overrides).toMatchObject([
      { expired: true, validUntil: eve, accountTail: demoBankCard(9001).slice(-4) },
    ])
    expect(await codeOf(override(money.decider, 'account-settled', eve))).toBe('override-past')
    expect((await override(money.decider, 'account-settled', payday)).status).toBe(200)
    expect(await pay(money, batchId)).toMatchObject({ heldLines: 0 })
    const { rows } = await asSystem(money, 'select gate from subsidies.payment_order where batch_id = $1', [batchId])
    expect(JSON.stringify(rows[0].gate)).toContain(`放行至 ${payday}：当面核实，本人提出`)
  })

  it('放行以后账户又换了：放行的是从前那个账户，不算', async () => {
    const { batchId, line, payday, override, failed } = await changedBefore(demoBankCard(9002))
    expect((await override(money.decider, 'account-settled', payday)).status).toBe(200)
    expect(await failed()).toEqual([])
    await giveAccount(money, { payeeKind: 'person', payeeId: line.payeeId }, demoBankCard(9003))
    expect(await failed()).toEqual(['account-settled'])
    await turnTo(money, payday)
    await expect(pay(money, batchId)).rejects.toThrow('nothing-to-pay')
  })

  it('硬性的核查不能放行；不用放行的、经手账户的人不能放行；放行的人不能付款', async () => {
    const { batchId, payday, line, override } = await changedBefore(demoBankCard(9004))
    const hard = contract.gateChecks.values.filter((check) => !(check in contract.overridable))
    for (const check of hard)
      expect([check, await codeOf(override(money.decider, check, payday))]).toEqual([check, 'override-hard'])
    expect(await codeOf(override(money.decider, 'account-not-shared', payday))).toBe('override-needless')
    expect((await override(money.payer, 'account-settled', payday)).status).toBe(403)
    const own = 'update organizations.payee_account set entered_by = $2 where payee_id = $1 and replaced_at is null'
    await tamper(money, 'organizations.payee_account', own, [line.payeeId, money.decider.actor.naturalPersonId])
    expect(await codeOf(override(money.decider, 'account-settled', payday))).toBe('override-own')
    const forged = `insert into subsidies.gate_override select gen_random_uuid(), l.id, l.batch_id, l.region_code, a.id,
      'notice-over', '伪造', current_date + 9999, l.id, l.id, '某人', current_date
      from subsidies.line l, organizations.payee_account a where l.batch_id = $1 limit 1`
    await expect(asSystem(money, forged, [batchId])).rejects.toThrow('gate_check')
    expect(await businessDate(money)).toBe(addDays(payday, -2))
  })
})
