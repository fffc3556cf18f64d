import type { DateText } from '#kernel/dates'
import { fen } from '#kernel/money'
import { saveAccount } from '#organizations'
import { theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { TestHouse } from './harness.ts'
import type { TrainedClass } from './trained-class.ts'

/** One person's money in a class, with the days of its steps. */
export interface PaidLine {
  readonly name: string
  readonly item: 'workshop-training' | 'living-allowance' | 'training' | 'assessment'
  readonly amountFen: number
  /** Paid to the organizer instead of the person. */
  readonly toOrganizer?: boolean
}

interface Days {
  readonly regionCode: string
  readonly claimedOn: string
  readonly approvedOn: string
  readonly paidOn: string
  /** Of which fund; a county has one account of each. */
  readonly source?: 'employment-subsidy-fund' | 'unemployment-insurance-surplus'
}

/** A claimed, approved and paid batch, written as the system: for tests of what is counted afterwards. */
export function paidBatch(house: TestHouse, of: TrainedClass, days: Days, lines: readonly PaidLine[]): Promise<void> {
  return inTransaction(house.database, theSystem, async (tx) => {
    const batch = await claim(tx, of, days, lines)
    const ids = []
    for (const [index, line] of lines.entries())
      ids.push(await saveLine(tx, of, { ...batch, ...days }, line, index + 1))
    await approve(tx, batch, days)
    await pay(tx, of, batch, days, ids)
  })
}

interface Batch {
  readonly batchId: string
  readonly accountId: string
  readonly place: { readonly region_code: string; readonly organization_id: string }
  readonly totalFen: number
}

const LIST_HASH = 'a'.repeat(64)

const matter = (of: TrainedClass) => ({
  matter_kind: 'training',
  matter_id: of.classId,
  matter_number: 'T',
  matter_title: '测试班',
})

async function claim(tx: Tx, of: TrainedClass, days: Days, lines: readonly PaidLine[]): Promise<Batch> {
  const [batchId, accountId] = [newId(), newId()]
  const totalFen = lines.reduce((total, line) => total + line.amountFen, 0)
  const place = { region_code: days.regionCode, organization_id: of.organizationId }
  await tx.db
    .insertInto('funds.account')
    .values({
      id: accountId,
      source: days.source ?? 'employment-subsidy-fund',
      region_code: days.regionCode,
      name: '测试专户',
      opened_on: day('2020-01-01'),
    })
    .execute()
  await tx.db
    .insertInto('subsidies.batch')
    .values({
      id: batchId,
      number: `BT-${batchId.slice(-6)}`,
      ...matter(of),
      claimant_name: '测试单位',
      ...place,
      fund_source: days.source ?? 'employment-subsidy-fund',
      state: 'claimed',
      list_hash: LIST_HASH,
      line_count: lines.length,
      total_fen: fen(totalFen),
      claimed_by: batchId,
      claimed_on: day(days.claimedOn),
      since: day(days.claimedOn),
    })
    .execute()
  return { batchId, accountId, place, totalFen }
}

async function saveLine(tx: Tx, of: TrainedClass, batch: Batch & Days, line: PaidLine, number: number) {
  const person = of.people[line.name]
  if (!person) throw new Error(`${line.name} is not in the class`)
  const [id, decisionId] = [newId(), newId()]
  const amount = fen(line.amountFen)
  const own = {
    ...batch.place,
    matter_kind: 'training',
    matter_id: of.classId,
    subject_id: person.enrollmentId,
    subject_name: line.name,
    person_id: person.personId,
    township: '融水镇',
    rule_id: `test/${line.item}`,
  }
  const basis = { ...batch.place, id: newId(), matter_id: of.classId, detail: '{}' }
  await tx.db.insertInto('subsidies.basis').values(basis).execute()
  await tx.db
    .insertInto('subsidies.decision')
    .values({
      ...own,
      ...matter(of),
      id: decisionId,
      pack_version: '1.0.0',
      revision: 1,
      entitled: true,
      amount_fen: amount,
      uncapped_fen: amount,
      basis_id: basis.id,
      decided_on: day(batch.claimedOn),
    })
    .execute()
  await tx.db
    .insertInto('subsidies.line')
    .values({
      ...own,
      id,
      batch_id: batch.batchId,
      line_number: number,
      decision_id: decisionId,
      component: line.item,
      item: line.item,
      ...payeeOf(of, line, person.personId),
      fund_source: batch.source ?? 'employment-subsidy-fund',
      service_from: day(batch.claimedOn),
      service_until: day(batch.claimedOn),
      due_revision: 1,
      amount_fen: amount,
      trace: '[]',
    })
    .execute()
  return { id, amount, personId: person.personId, payee: payeeOf(of, line, person.personId) }
}

const payeeOf = (of: TrainedClass, line: PaidLine, personId: string) =>
  line.toOrganizer
    ? { payee_kind: 'organization', payee_id: of.organizationId, payee_name: '测试机构' }
    : { payee_kind: 'person', payee_id: personId, payee_name: line.name }

async function approve(tx: Tx, batch: Batch, days: Days): Promise<void> {
  await tx.db
    .updateTable('subsidies.batch')
    .set({ state: 'published', frozen_at: `${days.approvedOn}T00:00:00Z`, account_id: batch.accountId })
    .where('id', '=', batch.batchId)
    .execute()
  await tx.db
    .insertInto('subsidies.review')
    .values({
      id: newId(),
      batch_id: batch.batchId,
      ...batch.place,
      step: 'approve',
      list_hash: LIST_HASH,
      note: '',
      by_user: batch.batchId,
      by_person: batch.batchId,
      by_name: '测试审批',
      on_day: day(days.approvedOn),
      at: `${days.approvedOn}T00:00:00Z`,
    })
    .execute()
}

type Saved = Awaited<ReturnType<typeof saveLine>>

async function pay(tx: Tx, of: TrainedClass, batch: Batch, days: Days, lines: readonly Saved[]): Promise<void> {
  const orderId = newId()
  const payeeAccount = await saveAccount(
    tx,
    { payeeKind: 'organization', payeeId: of.organizationId, regionCode: days.regionCode },
    { holderName: '测试', bankName: '测试银行', number: orderId.replace(/\D/g, '').padEnd(12, '0') },
  )
  await tx.db
    .insertInto('subsidies.payment_order')
    .values({
      id: orderId,
      batch_id: batch.batchId,
      number: `ZF-${orderId.slice(-6)}`,
      supplement: 0,
      ...batch.place,
      account_id: batch.accountId,
      list_hash: LIST_HASH,
      file_hash: LIST_HASH,
      total_fen: fen(batch.totalFen),
      sent_by: orderId,
      sent_on: day(days.paidOn),
      gate: '[]',
    })
    .execute()
  for (const [index, line] of lines.entries()) {
    const itemId = newId()
    await tx.db
      .insertInto('subsidies.payment_item')
      .values({
        id: itemId,
        order_id: orderId,
        sequence: index + 1,
        ...batch.place,
        person_id: line.personId,
        ...line.payee,
        payee_account_id: payeeAccount,
        account_tail: '0000',
        bank_name: '测试银行',
        purpose: '测试',
        amount_fen: line.amount,
        state: 'confirmed',
        settled_on: day(days.paidOn),
      })
      .execute()
    await tx.db
      .insertInto('subsidies.payment_item_line')
      .values({ item_id: itemId, line_id: line.id, ...batch.place, person_id: line.personId, amount_fen: line.amount })
      .execute()
  }
}

const day = (text: string): DateText => text as DateText
