import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { answerObjection, raiseObjection } from '#notices/contract'
import { changeAccount, checkAccount, declareInterest } from '#organizations/contract'
import type { Client } from '../../../../test/harness.ts'
import {
  asSystem,
  bringTo,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  receiptFile,
  seen,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

const codeOf = async (sent: Promise<{ body: { code?: string } }>) => (await sent).body.code
const about = (relatedOrganizationId: string) => ({
  body: { kind: 'organization', relation: 'shareholder', relatedOrganizationId } as const,
})

it('与车间有利害关系的人：不予支付、导入回单、答复异议、核实账户都不能办，换人才办 [L-120]', async () => {
  const people = await money.villagers(2)
  for (const person of people) await money.hire(person)
  const related = async (role: 'approver' | 'accountant' | 'second-reviewer'): Promise<Client> => {
    const officer = await money.house.as(role, { regionCode: '450225', human: `持股的${role}` })
    await officer.call(declareInterest, about(money.workshopId))
    return officer
  }
  const [approver, accountant, reviewer] = [
    await related('approver'),
    await related('accountant'),
    await related('second-reviewer'),
  ]
  const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
  await bringTo(money, batchId, 'published')
  const { notice, lines } = await seen(money.clerk, batchId)
  const objection = { params: { noticeId: notice?.id ?? '' }, body: { lineNumber: 1, reason: '此人没有来上课' } }
  await money.house.visitor.call(raiseObjection, objection)
  const { rows } = await asSystem(money, 'select id from notices.objection where line_id = $1', [lines[0]?.id])
  const answer = {
    params: { objectionId: rows[0].id },
    body: { outcome: 'upheld' as const, reply: '经核查，异议成立，已按规定处理' },
  }
  expect(await codeOf(reviewer.send(answerObjection, answer))).toBe('interest-declared')
  await money.reviewer.call(answerObjection, answer)

  const reject = { params: { lineId: lines[0]?.id ?? '' }, body: { reason: '异议成立' } }
  expect(await codeOf(approver.send(contract.rejectLine, reject))).toBe('interest-declared')
  await money.decider.call(contract.rejectLine, reject)

  await noticeOver(money, batchId)
  const { orderId } = await pay(money, batchId)
  const receipts = { params: { orderId }, file: await receiptFile(money, batchId, orderId) }
  expect(await codeOf(accountant.send(contract.importReceipts, receipts))).toBe('interest-declared')
  expect(await money.accountant.call(contract.importReceipts, receipts)).toMatchObject({ batchClosed: true })

  const account = { payeeKind: 'organization', payeeId: money.workshopId, holderName: '测试车间' } as const
  const body = { ...account, bankName: '测试银行', accountNumber: demoBankCard(3).slice(0, 16) }
  const { id: accountId } = await money.clerk.call(changeAccount, { body })
  expect(await codeOf(reviewer.send(checkAccount, { params: { accountId } }))).toBe('interest-declared')
  await money.checker.call(checkAccount, { params: { accountId } })
})
