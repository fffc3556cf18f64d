import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { changeAccount } from '#organizations/contract'
import { inTransaction } from '#platform/db'
import {
  asSystem,
  bankAnswers,
  bringTo,
  claim,
  type MoneyHouse,
  noticeOver,
  openMoneyHouse,
  pay,
  type Stage,
  seen,
  tamper,
  trainedPeople,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

/** Whoever writes past the room: the database refuses what may never be, the payment finds what was changed all the same. */
let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

/** A new batch at a stage: one line to the workshop, two to persons; two days. */
async function batchAt(stage: Stage): Promise<string> {
  const { classId } = await trainedPeople(money, { hired: 1, unhired: 1 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, stage)
  return batchId
}
const linesOf = async (batchId: string) => (await seen(money.clerk, batchId)).lines
const sendPay = async (batchId: string) => {
  const { listHash } = await seen(money.payer, batchId)
  return money.payer.send(contract.payBatch, { params: { batchId }, body: { listHash } })
}

it('有人直接在数据库里把别人的账号写进收款账户：整批不付，写明是哪个账户；应用自己改不了 [L-107]', async () => {
  const batchId = await batchAt('published')
  await noticeOver(money, batchId)
  const line = (await linesOf(batchId)).find((one) => one.payeeKind === 'person')
  const TABLE = 'organizations.payee_account'
  const own = 'where payee_id = $1 and replaced_at is null'
  const [kept] = (await asSystem(money, `select * from ${TABLE} ${own}`, [line?.payeeId])).rows
  const [thief] = (await asSystem(money, `select * from ${TABLE} where payee_id <> $1 limit 1`, [line?.payeeId])).rows
  const write = `update ${TABLE} set account_sealed = $2, account_index = $3, account_tail = $4 ${own}`
  const as = (row: typeof kept) => [line?.payeeId, row.account_sealed, row.account_index, row.account_tail]
  await expect(asSystem(money, write, as(thief))).rejects.toThrow('permission denied')
  const again = `update ${TABLE} set checked_by = gen_random_uuid() ${own}`
  await expect(asSystem(money, again, [line?.payeeId])).rejects.toThrow('账户已核实')
  await tamper(money, TABLE, `update ${TABLE} set replaced_at = now() where id = $1`, [thief.id])
  await tamper(money, TABLE, write, as(thief))
  const refused = await sendPay(batchId)
  expect(refused.body).toMatchObject({ code: 'account-tampered', detail: expect.stringContaining(kept.holder_name) })
  expect((await seen(money.payer, batchId)).orders).toEqual([])
  await tamper(money, TABLE, write, as(kept))
  await tamper(money, TABLE, `update ${TABLE} set replaced_at = $2 where id = $1`, [thief.id, thief.replaced_at])
  expect((await pay(money, batchId)).totalFen).toBe(60_000)
})

it('审批后有人直接改了数据库里的一行金额：付款拒绝 [L-108]', async () => {
  const batchId = await batchAt('published')
  await noticeOver(money, batchId)
  const [line] = await linesOf(batchId)
  await tamper(money, 'subsidies.line', 'update subsidies.line set amount_fen = amount_fen - 1 where id = $1', [
    line?.id,
  ])
  expect((await sendPay(batchId)).body.code).toBe('list-changed')
  const gate = await money.payer.call(contract.getGate, { params: { batchId } })
  expect(gate.open).toBe(false)
  expect(gate.checks.find((check) => check.check === 'list-unchanged')?.passed).toBe(false)
})

it('数据库：一行同时只能在一笔支付里，付款指令须与审批的清单一致', async () => {
  const batchId = await batchAt('paying')
  const again = `insert into subsidies.payment_item_line
    select gen_random_uuid(), line_id, region_code, organization_id, person_id, amount_fen, true
    from subsidies.payment_item_line p join subsidies.line l on l.id = p.line_id where l.batch_id = $1 limit 1`
  await expect(
    asSystem(
      money,
      again.replace(
        'select gen_random_uuid(), line_id, region_code, organization_id, person_id, amount_fen',
        'select p.item_id, p.line_id, p.region_code, p.organization_id, p.person_id, p.amount_fen',
      ),
      [batchId],
    ),
  ).rejects.toThrow('duplicate key')
  const order = `insert into subsidies.payment_order (id, batch_id, number, supplement, region_code, organization_id,
      person_id, account_id, list_hash, file_hash, total_fen, sent_by, sent_on, gate)
    select gen_random_uuid(), batch_id, number || 'x', 9, region_code,
      organization_id, person_id, account_id, repeat('0', 64), file_hash, total_fen, sent_by, sent_on, gate
    from subsidies.payment_order where batch_id = $1`
  await expect(asSystem(money, order, [batchId])).rejects.toThrow('与已审批的清单不符')
})

it('数据库：没有退回的不能放开另付，也不能不予支付；一笔等于各行之和；追回不超过所付 [L-107]', async () => {
  const batchId = await batchAt('paying')
  const of = (statement: string) => asSystem(money, statement, [batchId])
  const lines = 'subsidies.line l join subsidies.payment_item_line p on p.line_id = l.id where l.batch_id = $1'
  const letGo = `update subsidies.payment_item_line set live = false where line_id in (select l.id from ${lines})`
  await expect(of(letGo)).rejects.toThrow('只有银行退回的、没有执行而撤回的，才能另行支付')
  const refuse = `insert into subsidies.rejection (line_id, region_code, organization_id, reason, rejected_by, rejected_on)
    select l.id, l.region_code, l.organization_id, '绕过', gen_random_uuid(), now() from ${lines}`
  await expect(of(refuse)).rejects.toThrow('已发出的款项不能再不予支付')
  const item = `with more as (insert into subsidies.payment_item select (jsonb_populate_record(i,
        jsonb_build_object('id', gen_random_uuid(), 'sequence', 99, 'amount_fen', i.amount_fen + 1, 'state', 'returned'))).*
      from subsidies.payment_item i join subsidies.payment_order o on o.id = i.order_id where o.batch_id = $1 limit 1
      returning id)
    insert into subsidies.payment_item_line select more.id, p.line_id, p.region_code, p.organization_id, p.person_id,
      p.amount_fen, false from more, ${lines}`
  await expect(of(item)).rejects.toThrow('一笔付款与其中各行之和不符')
  const adjustment = `insert into subsidies.adjustment (id, matter_kind, matter_id, subject_id, subject_name, region_code,
      rule_id, decision_id, due_revision, direction, due_fen, posted_fen, amount_fen, state, raised_on)
    select gen_random_uuid(), matter_kind, matter_id, subject_id, subject_name, region_code, rule_id, decision_id, 1,
      'recover', 0, 1, 1, 'superseded', now() from subsidies.line where batch_id = $1 limit 1 returning *`
  const recovery = `with a as (${adjustment}) insert into subsidies.recovery (id, number, adjustment_id, line_id, matter_id,
      subject_id, rule_id, region_code, payee_kind, payee_id, payee_name, amount_fen, state, reason, ordered_by,
      ordered_on, due_on)
    select gen_random_uuid(), '多追', a.id, l.id, l.matter_id, l.subject_id, l.rule_id, l.region_code, l.payee_kind,
      l.payee_id, l.payee_name, 1, 'ordered', '绕过', gen_random_uuid(), now(), now()
    from a join subsidies.line l on l.decision_id = a.decision_id`
  // Sent, and not arrived: nothing was paid of it.
  await expect(of(recovery)).rejects.toThrow('追回超过这一行所付')
})

it('数据库：各行相加不超过核算所得，来源与批次一致；不予支付的不能付；追回和建议只能了结，不能改大 [L-107]', async () => {
  const claimed = await batchAt('claimed')
  const more = (change: string) => `insert into subsidies.line select (jsonb_populate_record(l, jsonb_build_object(
      'id', gen_random_uuid(), 'line_number', 99, 'component', 'other') || ${change})).*
    from subsidies.line l where l.batch_id = $1 limit 1`
  const of = (batchId: string, statement: string) => asSystem(money, statement, [batchId])
  await expect(of(claimed, more(`'{"amount_fen": 1}'`))).rejects.toThrow('各来源相加超过核算所得')
  await expect(of(claimed, more(`'{"fund_source": "poverty-relief-fund"}'`))).rejects.toThrow('资金来源与批次不符')

  const paying = await batchAt('paying')
  const { lines, orders } = await seen(money.accountant, paying)
  const [first] = orders[0]?.items ?? []
  await bankAnswers(money, paying, orders[0]?.id ?? '', { [first?.sequence ?? 0]: '失败,账号不存在' })
  const returned = lines.find((line) => first?.lineNumbers.includes(line.lineNumber))
  const reject = { params: { lineId: returned?.id ?? '' }, body: { reason: '查无此人' } }
  await money.decider.call(contract.rejectLine, reject)
  const again = `insert into subsidies.payment_item_line select p.item_id, p.line_id, p.region_code, p.organization_id,
      p.person_id, p.amount_fen, true from subsidies.payment_item_line p join subsidies.rejection x using (line_id)
      join subsidies.line l on l.id = p.line_id where l.batch_id = $1`
  await expect(of(paying, again)).rejects.toThrow('这一行不能支付')

  const { matterId } = await seen(money.clerk, paying)
  await asSystem(money, "update classes.enrollment set statuses = '{}' where class_id = $1", [matterId])
  await money.clerk.call(contract.calculateMatter, { params: { matterKind: 'training', matterId } })
  const { rows } = await money.decider.call(contract.listAdjustments, { query: { matterId, state: 'open' } })
  const adjustmentId = rows[0]?.id ?? ''
  const larger = 'update subsidies.adjustment set amount_fen = amount_fen + 1 where id = $1'
  await expect(of(adjustmentId, larger)).rejects.toThrow('建议的内容不可改动')
  const decided = { params: { adjustmentId }, body: { accept: true, reason: '查实' } }
  const { recoveries } = await money.decider.call(contract.decideAdjustment, decided)
  const grow = 'update subsidies.recovery set amount_fen = amount_fen + 1 where id = $1'
  await expect(of(recoveries[0]?.id ?? '', grow)).rejects.toThrow('追回只能减少、只能收回')
})

it('数据库：收款单位写不了只由经办机构写的：解除暂缓、不予支付、核实自己的账户、给自己立基础工作 [L-107][L-120]', async () => {
  const batchId = await batchAt('published')
  const lineId = (await linesOf(batchId))[0]?.id ?? ''
  await money.clerk.call(contract.holdLine, { params: { lineId }, body: { reason: '核对签到' } })
  const payee = { payeeKind: 'organization', payeeId: money.workshopId } as const
  const account = { ...payee, holderName: '测试车间', bankName: '测试银行', accountNumber: '6222000099998888' }
  const { id: accountId } = await money.workshop.call(changeAccount, { body: account })
  const forged = (statement: RawBuilder<unknown>) =>
    inTransaction(money.house.database, money.workshop.actor, ({ db }) => statement.execute(db))
  const unchanged = [
    sql`update subsidies.hold set closed_on = opened_on, closed_note = '自己解除' where line_id = ${lineId}`,
    sql`update organizations.payee_account set checked_by = gen_random_uuid(), checked_on = entered_on where id = ${accountId}`,
  ]
  for (const statement of unchanged) expect((await forged(statement)).numAffectedRows).toBe(0n)
  const place = sql`gen_random_uuid(), '450225', ${money.workshopId}::uuid`
  const refused = [
    sql`insert into subsidies.rejection (line_id, region_code, organization_id) values (${place})`,
    sql`insert into subsidies.payment_item (id, region_code, organization_id) values (${place})`,
    sql`insert into subsidies.repayment (id, region_code, organization_id) values (${place})`,
    sql`insert into funds.basic_work (id, region_code, organization_id) values (${place})`,
  ]
  for (const statement of refused) await expect(forged(statement)).rejects.toThrow('row-level security')
})
