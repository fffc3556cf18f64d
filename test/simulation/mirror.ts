import { createHash } from 'node:crypto'
import type { DateText } from '#kernel/dates'
import { fen, sum, zeroFen } from '#kernel/money'
import { saveAccount, saveOrganization } from '#organizations'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type ClassState, subjectsOf } from './class-money.ts'
import { isLive, itemState, type Line, wholeOf } from './lines.ts'
import type { Subject } from './persons.ts'

const HASH = 'a'.repeat(64)
const RULE = 'gx-2022-7/9/training-subsidy'

/** Where a class's rows stand: the county, and the id behind a name of the history. */
export interface Ground {
  readonly regionCode: string
  readonly id: (name: string) => string
}

interface Place extends Ground {
  readonly tx: Tx
  readonly own: { readonly region_code: string; readonly organization_id: string }
  readonly payeeAccountId: string
  readonly today: DateText
}

const DONE: readonly Line['state'][] = ['sent', 'unknown', 'paid', 'returned']
const ON_THE_BOOKS: readonly Line['state'][] = [...DONE, 'approved', 'rejected']
/** What the bank sent back had arrived before, and what rests on it was written then. */
const stateOf = ({ state, arrived }: Line) => (arrived ? 'paid' : state)

/**
 * The rows that the room #subsidies would keep of a class as it stands: calculations, cuts, batches, lines, payments, refusals,
 * recoveries and its advance. What was withdrawn stands in no list.
 */
export async function mirrorClass(tx: Tx, money: ClassState, ground: Ground): Promise<void> {
  const organizationId = newId()
  const { regionCode } = ground
  await saveOrganization(tx, { id: organizationId, kind: 'enterprise', name: money.organizer, regionCode })
  const payee = { payeeKind: 'organization' as const, payeeId: organizationId, regionCode }
  const number = String(Number.parseInt(createHash('sha1').update(organizationId).digest('hex').slice(0, 12), 16))
  const payeeAccountId = await saveAccount(tx, payee, {
    holderName: money.organizer,
    bankName: '模拟银行',
    number: number.padStart(16, '6'),
  })
  const own = { region_code: regionCode, organization_id: organizationId }
  const place: Place = { ...ground, tx, own, payeeAccountId, today: tx.today }
  await saveClass(place, money)
  await saveAdvance(place, money)
  const decisions = await saveDecisions(place, money)
  await saveCuts(place, money, decisions)
  const lines = money.lines.filter(({ state }) => state !== 'withdrawn')
  const ahead = (line: Line) => (money.parts.some(({ name }) => name === line.subject) ? 0 : 1)
  const batches = [...Map.groupBy(lines, (line) => line.batch).values()]
  for (const own of batches.toSorted((a, b) => ahead(a[0] as Line) - ahead(b[0] as Line)))
    await saveBatch(place, money, own, decisions)
  await sendBack(place, lines)
  await saveRecoveries(place, money, lines, decisions)
}

const matterOf = ({ id }: Ground, { matter, parts }: ClassState, subject: string) => {
  const ahead = parts.some(({ name }) => name === subject)
  const kind = ahead ? 'advance' : 'training'
  return { matter_kind: kind, matter_id: id(ahead ? `${matter}-预拨` : matter) }
}

async function saveClass({ tx, id, own, today }: Place, { matter }: ClassState): Promise<void> {
  const trade = await tx.db.selectFrom('catalog.trade').select('code').orderBy('code').executeTakeFirstOrThrow()
  await tx.db
    .insertInto('classes.training_class')
    .values({
      ...own,
      id: id(matter),
      number: `M-${id(matter)}`,
      title: '模拟班',
      mode: 'ordinary',
      kind: 'employment-skills',
      pack_id: 'gx-2022-7',
      trade_code: trade.code,
      place: '教室',
      starts_on: today,
      ends_on: today,
      planned_heads: 3,
      budget_fen: zeroFen,
      state: 'completed',
      completed_on: today,
      created_by: newId(),
    })
    .execute()
}

async function saveAdvance({ tx, id, own, today }: Place, { matter, parts, settled }: ClassState): Promise<void> {
  if (parts.length === 0) return
  const advance = id(`${matter}-预拨`)
  const head = { id: advance, number: `M-${advance}`, class_id: id(matter), asked_by: newId(), asked_on: today }
  await tx.db
    .insertInto('subsidies.advance')
    .values({ ...own, ...head, settled_on: settled ? today : null })
    .execute()
  const rows = parts.map(({ name, source, askedFen }) => ({
    ...{ ...own, id: id(name), advance_id: advance, item: 'training', source },
    ...{ approved_fen: fen(askedFen * 2), most_fen: askedFen, asked_fen: askedFen },
  }))
  await tx.db.insertInto('subsidies.advance_part').values(rows).execute()
}

/** The calculation in force, and those that lines were claimed by. @returns their ids by subject and revision */
async function saveDecisions(place: Place, money: ClassState): Promise<(subject: string, revision: number) => string> {
  const { tx, id, own, today } = place
  const ids = new Map<string, string>()
  const basis = { ...own, id: newId(), matter_id: id(money.matter), detail: '{}' }
  await tx.db.insertInto('subsidies.basis').values(basis).execute()
  const row = (subject: Subject, revision: number) => {
    const claimed = money.lines.filter((line) => line.subject === subject.name && line.revision === revision)
    const amount = revision === subject.revision ? subject.due : sum(claimed.map(wholeOf))
    const decisionId = newId()
    ids.set(`${subject.name} ${revision}`, decisionId)
    return {
      ...{
        ...own,
        ...matterOf(place, money, subject.name),
        id: decisionId,
        matter_number: 'M',
        matter_title: '模拟班',
      },
      ...{
        subject_id: id(subject.name),
        subject_name: subject.name,
        township: '',
        rule_id: RULE,
        pack_version: '1.0.0',
      },
      ...{ revision, entitled: true, amount_fen: amount, uncapped_fen: amount, basis_id: basis.id, decided_on: today },
    }
  }
  const rows = subjectsOf(money).flatMap((subject) => {
    const claimed = money.lines.filter((line) => line.subject === subject.name).map((line) => line.revision)
    const revisions = new Set([...claimed, subject.revision, subject.cut?.revision ?? subject.revision])
    return [...revisions].filter((revision) => revision > 0).map((revision) => row(subject, revision))
  })
  if (rows.length > 0) await tx.db.insertInto('subsidies.decision').values(rows).execute()
  return (subject, revision) => ids.get(`${subject} ${revision}`) ?? ''
}

type DecisionIds = (subject: string, revision: number) => string

async function saveCuts(place: Place, money: ClassState, decisionOf: DecisionIds): Promise<void> {
  const rows = subjectsOf(money).flatMap(({ name, cut }) => {
    if (!cut) return []
    const { matter_id } = matterOf(place, money, name)
    const whose = { ...place.own, id: newId(), matter_id, decision_id: decisionOf(name, cut.revision) }
    return [{ ...whose, amount_fen: cut.amountFen, reason: '超过限额', cites: [] }]
  })
  if (rows.length > 0) await place.tx.db.insertInto('subsidies.limit_cut').values(rows).execute()
}

async function saveBatch(
  place: Place,
  money: ClassState,
  lines: readonly Line[],
  decisionOf: DecisionIds,
): Promise<void> {
  const { tx, id, own, today } = place
  const [first] = lines
  if (!first) return
  const batchId = id(`${money.matter}-batch-${first.batch}`)
  const matter = matterOf(place, money, first.subject)
  const totalFen = sum(lines.map((line) => line.amountFen))
  await tx.db
    .insertInto('subsidies.batch')
    .values({
      ...{ ...own, ...matter, id: batchId, number: `M-${batchId}`, matter_number: 'M', matter_title: '模拟班' },
      ...{ claimant_name: money.organizer, fund_source: first.source, state: 'claimed', list_hash: HASH },
      ...{ line_count: lines.length, total_fen: totalFen, claimed_by: newId(), claimed_on: today, since: today },
    })
    .execute()
  const rows = lines.map((line, index) => ({
    ...{ ...own, ...matter, id: id(line.id), batch_id: batchId, line_number: index + 1 },
    ...{ decision_id: decisionOf(line.subject, line.revision), subject_id: id(line.subject) },
    ...{ subject_name: line.subject, township: '', rule_id: RULE, component: 'training-subsidy', item: 'training' },
    ...{ payee_kind: 'organization', payee_id: own.organization_id, payee_name: money.organizer },
    ...{ fund_source: first.source, service_from: today, service_until: today, due_revision: line.revision },
    ...{ amount_fen: line.amountFen, advance_fen: line.advanceFen, trace: '[]' },
    advance_part_id: line.part === null ? null : id(line.part),
  }))
  await tx.db.insertInto('subsidies.line').values(rows).execute()
  const refused = lines.filter(({ state }) => state === 'rejected')
  const why = { region_code: own.region_code, reason: '不予支付', rejected_by: newId(), rejected_on: today }
  if (refused.length > 0)
    await tx.db
      .insertInto('subsidies.rejection')
      .values(refused.map((line) => ({ ...why, line_id: id(line.id) })))
      .execute()
  if (lines.some(({ state }) => ON_THE_BOOKS.includes(state))) await payBatch(place, batchId, lines)
}

/** Approved and published; what is on its way or answered stands in an order. */
async function payBatch(place: Place, batchId: string, lines: readonly Line[]) {
  const { tx, id, today } = place
  const [first] = lines
  const accountId = id(first?.source ?? '')
  const booked = { state: 'published', frozen_at: `${today}T00:00:00Z`, account_id: accountId }
  await tx.db.updateTable('subsidies.batch').set(booked).where('id', '=', batchId).execute()
  const sent = lines.filter(({ state, amountFen }) => DONE.includes(state) && amountFen > zeroFen)
  if (sent.length > 0) await saveOrder(place, batchId, sent, stateOf, 0)
  const held = sent.filter((line) => stateOf(line) === 'returned')
  if (held.length > 0)
    await tx.db
      .insertInto('subsidies.hold')
      .values(held.map((line) => holdOf(place, line)))
      .execute()
  const state = lines.every((line) => stateOf(line) === 'paid' || !isLive(line)) ? 'closed' : 'paying'
  await tx.db.updateTable('subsidies.batch').set({ state }).where('id', '=', batchId).execute()
}

const holdOf = ({ id, own, today }: Place, line: Line) => ({
  ...{ ...own, id: newId(), line_id: id(line.id), kind: 'returned', reason: '户名不符', opened_on: today },
})

/** One transfer a line, in the state it has in that order. */
async function saveOrder(
  { tx, id, own, today, ...place }: Place,
  batchId: string,
  lines: readonly Line[],
  stateIn: (line: Line) => Line['state'],
  supplement: number,
): Promise<void> {
  const [orderId, accountId] = [newId(), id(lines[0]?.source ?? '')]
  await tx.db
    .insertInto('subsidies.payment_order')
    .values({
      ...{ ...own, id: orderId, batch_id: batchId, number: `M-${orderId}`, supplement, account_id: accountId },
      ...{ list_hash: HASH, file_hash: HASH, total_fen: sum(lines.map((line) => line.amountFen)) },
      ...{ sent_by: newId(), sent_on: today, gate: '[]' },
    })
    .execute()
  const items = lines.map((line, index) => ({
    ...{ ...own, id: newId(), order_id: orderId, sequence: index + 1, payee_kind: 'organization' },
    ...{ payee_id: own.organization_id, payee_name: line.payee, payee_account_id: place.payeeAccountId },
    ...{ bank_name: '模拟银行', account_tail: '0001', purpose: '模拟', amount_fen: line.amountFen },
    state: itemState[stateIn(line) as keyof typeof itemState],
    settled_on: line.arrived ? today : null,
  }))
  await tx.db.insertInto('subsidies.payment_item').values(items).execute()
  const links = lines.map((line, index) => ({
    ...{ ...own, item_id: items[index]?.id ?? '', line_id: id(line.id), amount_fen: line.amountFen },
    live: stateIn(line) !== 'returned',
  }))
  await tx.db.insertInto('subsidies.payment_item_line').values(links).execute()
}

/** What the bank sends back after it had arrived: a closed batch is being paid again, some of it already. */
async function sendBack(place: Place, lines: readonly Line[]): Promise<void> {
  const { tx, id, today } = place
  for (const line of lines.filter(({ arrived, state }) => arrived && state !== 'paid')) {
    const { itemId, batchId } = await tx.db
      .selectFrom('subsidies.payment_item_line as p')
      .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
      .select(['p.item_id as itemId', 'l.batch_id as batchId'])
      .where('p.line_id', '=', id(line.id))
      .executeTakeFirstOrThrow()
    const back = { state: 'sent-back', returned_on: today }
    await tx.db.updateTable('subsidies.payment_item').set(back).where('id', '=', itemId).execute()
    await tx.db.updateTable('subsidies.payment_item_line').set({ live: false }).where('item_id', '=', itemId).execute()
    if (line.state === 'returned') await tx.db.insertInto('subsidies.hold').values(holdOf(place, line)).execute()
    const closed = tx.db.updateTable('subsidies.batch').set({ state: 'paying' }).where('id', '=', batchId)
    await closed.where('state', '=', 'closed').execute()
    const later = lines.indexOf(line) + 1
    if (!line.late) await saveOrder(place, batchId, [line], ({ state }) => state, later)
  }
}

/** What came back of a line, under an accepted proposal. */
async function saveRecoveries(place: Place, money: ClassState, lines: readonly Line[], decisionOf: DecisionIds) {
  const { tx, id, own, today } = place
  for (const line of lines.filter(({ recoveredFen }) => recoveredFen > zeroFen)) {
    const { matter_kind, matter_id } = matterOf(place, money, line.subject)
    const whose = { ...own, matter_id, subject_id: id(line.subject), rule_id: RULE }
    const [adjustmentId, recoveryId, amount] = [newId(), newId(), { amount_fen: line.recoveredFen }]
    await tx.db
      .insertInto('subsidies.adjustment')
      .values({
        ...{ ...whose, ...amount, id: adjustmentId, matter_kind, subject_name: line.subject, due_fen: zeroFen },
        ...{ decision_id: decisionOf(line.subject, line.revision), due_revision: line.revision, direction: 'recover' },
        ...{ posted_fen: line.amountFen, state: 'accepted', raised_on: today, decided_by: newId(), reason: '模拟' },
      })
      .execute()
    await tx.db
      .insertInto('subsidies.recovery')
      .values({
        ...{ ...whose, ...amount, id: recoveryId, number: `M-${recoveryId}`, adjustment_id: adjustmentId },
        ...{ line_id: id(line.id), payee_kind: 'organization', payee_id: own.organization_id, payee_name: line.payee },
        ...{ repaid_fen: line.recoveredFen, state: 'repaid', reason: '模拟' },
        ...{ ordered_by: newId(), ordered_on: today, due_on: today },
      })
      .execute()
  }
}
