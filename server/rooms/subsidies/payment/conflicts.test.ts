import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import type { CallOf } from '#kernel/endpoint'
import { yuan } from '#kernel/money'
import {
  answerObjection,
  attachToObjection,
  attachToReply,
  correctNotice,
  getNotice,
  listObjections,
  openContact,
  openObjectionFile,
  previewCorrection,
  raiseObjection,
  withdrawReplyFile,
} from '#notices/contract'
import { changeAccount, checkAccount, declareInterest } from '#organizations/contract'
import { inTransaction } from '#platform/db'
import type { Villager } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { type Client, codeOf } from '../../../../test/harness.ts'
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
  receiptFile,
  seen,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

const about = (relatedOrganizationId: string) => ({
  body: { kind: 'organization', relation: 'shareholder', relatedOrganizationId } as const,
})

/** An officer who has declared an interest in the workshop. */
const related = async (role: 'approver' | 'accountant' | 'second-reviewer' | 'county-clerk'): Promise<Client> => {
  const officer = await money.house.as(role, { regionCode: '450225', human: `持股的${role}` })
  await officer.call(declareInterest, about(money.workshopId))
  return officer
}

it('与车间有利害关系的人：不予支付、导入回单、答复异议、变更和核实账户都不能办，换人才办 [L-120]', async () => {
  const people = await money.villagers(2)
  for (const person of people) await money.hire(person)
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
  const clerk = await related('county-clerk')
  expect(await codeOf(clerk.send(changeAccount, { body }))).toBe('interest-declared')
  const { id: accountId } = await money.clerk.call(changeAccount, { body })
  expect(await codeOf(reviewer.send(checkAccount, { params: { accountId } }))).toBe('interest-declared')
  await money.checker.call(checkAccount, { params: { accountId } })
})

it('更正公示、随答复的附件、看异议人的联系方式和材料：有利害关系的、名单上有亲属的都不能办 [L-119] [L-120]', async () => {
  const people = await money.villagers(2)
  for (const person of people) await money.hire(person)
  const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
  await bringTo(money, batchId, 'published')
  const noticeId = (await seen(money.clerk, batchId)).notice?.id ?? ''
  const holder = await related('county-clerk')
  const kin = await money.house.as('county-clerk', { regionCode: '450225', human: '学员的兄弟' })
  const [brother] = people as [Villager]
  const { name: relatedName, residentId: relatedResidentId } = brother
  await kin.call(declareInterest, { body: { kind: 'person', relation: 'sibling', relatedName, relatedResidentId } })
  const file = { name: '签到表.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) }
  const { lines } = await money.clerk.call(getNotice, { params: { noticeId } })
  const { lineNumber = 0, name = '' } = lines.find((line) => line.name === relatedName) ?? {}
  const raised = { lineNumber, reason: '此人没有来上课', contact: '10000000001' }
  const { receiptCode } = await money.house.visitor.call(raiseObjection, { params: { noticeId }, body: raised })
  await money.house.visitor.call(attachToObjection, { params: { receiptCode }, file })
  const { objections } = await money.clerk.call(listObjections, { query: { noticeId } })
  const params = { objectionId: objections[0]?.id ?? '' }
  const given = { params: { ...params, fileId: objections[0]?.files[0]?.id ?? '' } }
  const corrections = [{ lineNumber, name, township: '永乐镇' }]
  const fault = { params: { noticeId }, body: { fault: '乡镇写错', corrections } }
  const { id: fileId } = await money.reviewer.call(attachToReply, { params, file })
  const reply = { params: { ...params, fileId } }
  for (const officer of [holder, kin])
    for (const act of [
      officer.send(previewCorrection, fault),
      officer.send(correctNotice, fault),
      officer.send(attachToReply, { params, file }),
      officer.send(withdrawReplyFile, reply),
      officer.send(openContact, { params }),
      officer.send(openObjectionFile, given),
    ])
      expect(await codeOf(act)).toBe('interest-declared')
  // Whose lines they are is told to nobody out of reach: not to the county next door, not to who claims.
  const neighbour = await money.house.as('county-clerk', { regionCode: '450226' })
  expect(await codeOf(neighbour.send(correctNotice, fault))).toBe('out-of-reach')
  for (const [who, known] of [
    [neighbour, 0],
    [money.workshop, 0],
    [money.clerk, 1],
  ] as const) {
    const rows = await inTransaction(money.house.database, who.actor, async (tx) => {
      const ids = sql`(select array_agg(line_id) from notices.notice_line where notice_id = ${noticeId}::uuid)`
      return (await sql`select * from subsidies.concerned_by(${ids})`.execute(tx.db)).rows.length
    })
    expect(Math.min(rows, 1)).toBe(known)
  }
  await money.reviewer.call(withdrawReplyFile, reply)
  await money.clerk.call(openContact, { params })
  await money.clerk.call(correctNotice, fault)
})

it('暂缓、解除暂缓、放行、决定追回、登记退款、核销也都回避 [L-120]', async () => {
  const [person] = (await money.villagers(1)) as [Villager]
  await money.hire(person)
  const classId = await classOf(money, [person], await nextDays(money, 2))
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'published')
  const own = (await seen(money.clerk, batchId)).lines.find((line) => line.payeeKind === 'person')
  const params = { lineId: own?.id ?? '' }
  const [approver, accountant, reviewer] = [
    await related('approver'),
    await related('accountant'),
    await related('second-reviewer'),
  ]
  const hold = { params, body: { reason: '核对合同' } }
  expect(await codeOf(reviewer.send(contract.holdLine, hold))).toBe('interest-declared')
  await money.clerk.call(contract.holdLine, hold)
  const release = { params, body: { note: '合同属实' } }
  expect(await codeOf(reviewer.send(contract.releaseLine, release))).toBe('interest-declared')
  await money.checker.call(contract.releaseLine, release)
  await noticeOver(money, batchId)
  await giveAccount(money, { payeeKind: 'person', payeeId: own?.payeeId ?? '' }, demoBankCard(7))
  const pass = { params, body: { check: 'account-settled', reason: '本人到场', validUntil: await businessDate(money) } }
  const override = pass as CallOf<typeof contract.overrideCheck>
  expect(await codeOf(approver.send(contract.overrideCheck, override))).toBe('interest-declared')
  await money.decider.call(contract.overrideCheck, override)
  const { orderId } = await pay(money, batchId)
  await bankAnswers(money, batchId, orderId)

  await asSystem(money, "update classes.enrollment set statuses = '{}' where class_id = $1", [classId])
  await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
  const { rows } = await money.decider.call(contract.listAdjustments, { query: { matterId: classId, state: 'open' } })
  const adjustment = { params: { adjustmentId: rows[0]?.id ?? '' }, body: { accept: true, reason: '身份不符' } }
  expect(await codeOf(approver.send(contract.decideAdjustment, adjustment))).toBe('interest-declared')
  const { recoveries } = await money.decider.call(contract.decideAdjustment, adjustment)
  const order = { recoveryId: recoveries[0]?.id ?? '' }
  const back = { amountFen: yuan(1), documentNumber: '缴1', receivedOn: await businessDate(money) }
  const repaid = { params: order, body: back }
  expect(await codeOf(accountant.send(contract.recordRepayment, repaid))).toBe('interest-declared')
  await money.accountant.call(contract.recordRepayment, repaid)
  const giveUp = { params: order, body: { reason: '无力退还', documentNumber: '核销1号' } }
  expect(await codeOf(accountant.send(contract.proposeWriteOff, giveUp))).toBe('interest-declared')
  const { id: writeOffId } = await money.accountant.call(contract.proposeWriteOff, giveUp)
  const agree = { params: { writeOffId }, body: { agree: true, note: '证明属实' } }
  expect(await codeOf(approver.send(contract.decideWriteOff, agree))).toBe('interest-declared')
  await money.decider.call(contract.decideWriteOff, agree)
})
