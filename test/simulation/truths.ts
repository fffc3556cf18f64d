import { deepStrictEqual, ok } from 'node:assert/strict'
import { add, type Fen, fen, min, subtract, sum, zeroFen } from '#kernel/money'
import { type Advances, advancesOf } from '../../server/rooms/subsidies/domain/advances.ts'
import { type Bucket, controlTotal, type Due } from '../../server/rooms/subsidies/domain/control-total.ts'
import { type LineFacts, placeOf } from '../../server/rooms/subsidies/domain/place.ts'
import type { Journal } from './bookings.ts'
import type { ClassMoney, ClassState } from './class-money.ts'
import type { History } from './history.ts'
import { coveredBy, isLive, type Line, type LineState, wholeOf } from './lines.ts'
import type { Subject } from './persons.ts'
import type { PureBooks } from './pure-books.ts'

const facts: Readonly<Record<LineState, Pick<LineFacts, 'batchState' | 'itemState' | 'rejectedReason'>>> = {
  claimed: { batchState: 'claimed', itemState: null, rejectedReason: null },
  withdrawn: { batchState: 'rejected', itemState: null, rejectedReason: '撤回' },
  approved: { batchState: 'approved', itemState: null, rejectedReason: null },
  rejected: { batchState: 'approved', itemState: null, rejectedReason: '不予支付' },
  sent: { batchState: 'paying', itemState: 'sent', rejectedReason: null },
  unknown: { batchState: 'paying', itemState: 'unknown', rejectedReason: null },
  paid: { batchState: 'closed', itemState: null, rejectedReason: null },
  returned: { batchState: 'paying', itemState: 'returned', rejectedReason: null },
}

/** True after every act: the books balance, by source as by person as by batch; the control total is exact; limits hold. */
export function checkAlways({ books, classes }: Pick<History, 'books' | 'classes'>): void {
  for (const [source, balances] of books.accounts) {
    deepStrictEqual(sum(Object.values(balances)), zeroFen, `${source} 借贷不平`)
    for (const [ledger, amountFen] of Object.entries(balances))
      ok(ledger === 'source' || amountFen >= 0, `${source} ${ledger} 余额为负`)
  }
  const owed = owedByLine(books)
  const lines = classes.flatMap((money) => money.lines)
  for (const line of lines) deepStrictEqual(owed.get(line.id) ?? zeroFen, standing(line), `${line.id} 与账上不符`)
  deepStrictEqual(sum(owed.values()), sum(lines.map(standing)), '有不属于任何行的凭证')
  for (const source of books.accounts.keys()) {
    const own = lines.filter((line) => line.source === source)
    deepStrictEqual(sum(own.map(standing)), owedFen(books, source), `${source} 逐行之和与账户不符`)
  }
  for (const key of ['subject', 'batch'] as const) {
    const groups = classes.flatMap((money) => [...Map.groupBy(money.lines, (line) => line[key]).values()])
    const total = sum(groups.map((own) => sum(own.map(({ id }) => owed.get(id) ?? zeroFen))))
    const all = sum([...books.accounts.keys()].map((source) => owedFen(books, source)))
    deepStrictEqual(total, all, `按${key === 'subject' ? '人' : '批次'}之和与账户不符`)
  }
  for (const money of classes) {
    checkLimits(books, money)
    checkSources(books, money)
  }
  const { differenceFen } = totalOf(classes)
  deepStrictEqual(differenceFen, zeroFen, '控制总数有差额')
}

/** What a line has in the books, by its own state. */
const standing = ({ state, amountFen, recoveredFen }: Line): Fen =>
  state === 'claimed' || state === 'withdrawn' || state === 'rejected' ? zeroFen : subtract(amountFen, recoveredFen)

/** Posted less reversed less recovered, line by line, from the journals alone. */
function owedByLine(books: PureBooks): Map<string, Fen> {
  const owed = new Map<string, Fen>()
  for (const { kind, matterId, amountFen } of books.booked) {
    const sign = kind === 'post' ? 1 : kind === 'reverse' || kind === 'recover' ? -1 : 0
    if (sign !== 0) owed.set(matterId, fen((owed.get(matterId) ?? 0) + sign * amountFen))
  }
  return owed
}

const owedFen = ({ accounts }: PureBooks, source: Line['source']): Fen =>
  sum(['payable', 'in-transit', 'paid'].map((ledger) => accounts.get(source)?.[ledger] ?? zeroFen))

/** A day is one county's; nobody has money standing for more days than the places held allow. */
function checkLimits({ taken }: PureBooks, money: ClassMoney): void {
  for (const slot of money.elsewhere) {
    const holder = taken.get(`${slot}#1`) ?? ''
    ok(holder.startsWith('elsewhere'), `同一人同一天两处：${slot}`)
  }
  for (const { name } of money.persons) {
    const places = [...taken.values()].filter((holder) => holder === name).length
    ok(money.live(name) <= places * 6_000, `${name} 的钱多于所占的天数`)
  }
}

/** No line is paid from a source that its class may not draw on, nor more from one than the approval committed to it. */
function checkSources(books: PureBooks, { matter, lines }: ClassMoney): void {
  const allowed = books.sourcesOf(matter)
  for (const { id, source } of lines) ok(allowed.includes(source), `${id} 从 ${source} 列支`)
  for (const { source, leftFen } of books.committed(matter)) ok(leftFen >= 0, `${matter} 从 ${source} 超支`)
}

/** The control total of classes, with the line of the advances. */
export function totalOf(classes: readonly ClassState[]): Bucket & { readonly advances: Advances } {
  const of = (pick: (money: ClassState) => readonly Subject[]) =>
    classes.flatMap((money) => pick(money).map((subject) => dueIn(money, subject)))
  const [rest, ahead] = [of(({ persons }) => persons), of(({ parts }) => parts)]
  const total = controlTotal(rest)
  const advances = advancesOf(ahead, total.advancedFen)
  return { ...total, advances, differenceFen: add(total.differenceFen, controlTotal(ahead).differenceFen) }
}

function dueIn({ lines }: ClassState, subject: Subject): Due {
  const own = lines.filter((line) => line.subject === subject.name && line.state !== 'withdrawn')
  return {
    regionCode: '450225',
    dueFen: subject.due,
    dueRevision: subject.revision,
    lines: own.map((line) => ({
      ...placeOf({ ...facts[line.state], holds: [] }),
      revision: line.revision,
      amountFen: isLive(line) ? line.amountFen : wholeOf(line),
    })),
    advancedFen: coveredBy(own.filter(isLive)),
    recoveredFen: sum(own.map((line) => line.recoveredFen)),
    forgivenFen: zeroFen,
    declined: null,
    cut: subject.cut && { ...subject.cut, reason: '超过限额' },
  }
}

/** After the last settlement: what everybody has been paid, also ahead, is the entitlement of the last state. */
export function checkAtEnd({ books, classes, phases }: History): void {
  const owed = owedByLine(books)
  for (const { subjects, lines } of classes)
    for (const subject of subjects) {
      const own = lines.filter((line) => line.subject === subject.name)
      const paid = sum(own.map(({ id }) => owed.get(id) ?? zeroFen))
      const ahead = min(coveredBy(own.filter(isLive)), subject.left)
      // What the approved money did not reach is still claimed; what was refused under this calculation stays refused.
      const waiting = own.filter(
        ({ state, revision }) => state === 'claimed' || (state === 'rejected' && revision === subject.revision),
      )
      const blocked = sum(waiting.map((line) => (isLive(line) ? line.amountFen : wholeOf(line))))
      deepStrictEqual(sum([paid, ahead, blocked]), subject.left, `${subject.name} 的净额不等于最后状态应得`)
    }
  for (const [source, balances] of books.accounts)
    deepStrictEqual([balances['payable'] ?? 0, balances['in-transit'] ?? 0], [0, 0], `${source} 还有没付完的`)
  // A class whose lines the approved money does not reach is not over, and its advance is not settled.
  const over = classes.filter(({ settled, cancelled }) => settled || cancelled)
  const { outstandingFen, stillToRecoverFen } = totalOf(over).advances
  // What the class has earned of it after all, and the approver refused, is missing and stays so.
  const refused = over.flatMap(({ parts, lines }) =>
    parts.flatMap(({ name, revision }) =>
      lines.filter((line) => line.subject === name && line.state === 'rejected' && line.revision === revision),
    ),
  )
  const expected = [subtract(zeroFen, sum(refused.map(wholeOf))), zeroFen]
  deepStrictEqual([outstandingFen, stillToRecoverFen], expected, '先行拨付的没有结清')
  for (const money of classes.filter((one) => !over.includes(one)))
    ok(
      money.lines.some(({ state }) => state === 'claimed'),
      `${money.matter} 没有待批的，却没有结清`,
    )
  ok(phases.length === 3)
}

/** Closing a month changes nothing in it. */
export function checkClosed(before: readonly Journal[], books: PureBooks): void {
  deepStrictEqual(books.journals().slice(0, before.length), before, '结账后账有变化')
}
