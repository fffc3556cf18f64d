import { deepStrictEqual, ok } from 'node:assert/strict'
import { add, type Fen, fen, subtract, sum, zeroFen } from '#kernel/money'
import { controlTotal } from '../../server/rooms/subsidies/domain/control-total.ts'
import { type LineFacts, placeOf } from '../../server/rooms/subsidies/domain/place.ts'
import type { Journal } from './bookings.ts'
import type { ClassMoney, Line, LineState } from './class-money.ts'
import type { History } from './history.ts'
import type { PureBooks } from './pure-books.ts'

const facts: Readonly<Record<LineState, Pick<LineFacts, 'batchState' | 'itemState' | 'rejectedReason'>>> = {
  claimed: { batchState: 'claimed', itemState: null, rejectedReason: null },
  withdrawn: { batchState: 'rejected', itemState: null, rejectedReason: '撤回' },
  approved: { batchState: 'approved', itemState: null, rejectedReason: null },
  rejected: { batchState: 'approved', itemState: null, rejectedReason: '不予支付' },
  sent: { batchState: 'paying', itemState: 'sent', rejectedReason: null },
  unknown: { batchState: 'paying', itemState: 'unknown', rejectedReason: null },
  paid: { batchState: 'paying', itemState: 'confirmed', rejectedReason: null },
  returned: { batchState: 'paying', itemState: 'returned', rejectedReason: null },
}

/** True after every act: the books balance, by source as by person as by batch; the control total is exact; limits hold. */
export function checkAlways({ books, money }: Pick<History, 'books' | 'money'>): void {
  deepStrictEqual(sum(Object.values(books.balances)), zeroFen, '账户借贷不平')
  for (const [ledger, amountFen] of Object.entries(books.balances))
    ok(ledger === 'source' || amountFen >= 0, `${ledger} 余额为负`)
  const owed = owedByLine(books)
  deepStrictEqual(sum(owed.values()), owedFen(books), '逐行之和与账户不符')
  for (const key of ['person', 'batch'] as const) {
    const groups = Map.groupBy(money.lines, (line) => line[key])
    const total = sum([...groups.values()].map((own) => sum(own.map(({ id }) => owed.get(id) ?? zeroFen))))
    deepStrictEqual(total, owedFen(books), `按${key === 'person' ? '人' : '批次'}之和与账户不符`)
  }
  for (const line of money.lines) deepStrictEqual(owed.get(line.id) ?? zeroFen, standing(line), `${line.id} 与账上不符`)
  checkLimits(books, money)
  checkControlTotal(money)
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

const owedFen = ({ balances }: PureBooks): Fen =>
  sum(['payable', 'in-transit', 'paid'].map((ledger) => balances[ledger] ?? zeroFen))

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

function checkControlTotal({ persons, lines }: ClassMoney): void {
  const dues = persons.map((person) => ({
    regionCode: '450225',
    dueFen: person.due,
    dueRevision: person.revision,
    lines: lines
      .filter((line) => line.person === person.name && line.state !== 'withdrawn')
      .map((line) => ({
        ...placeOf({ ...facts[line.state], holds: [] }),
        revision: line.revision,
        amountFen: line.amountFen,
      })),
    recoveredFen: sum(lines.filter((line) => line.person === person.name).map((line) => line.recoveredFen)),
    forgivenFen: zeroFen,
    declined: null,
    cut: person.cut && { ...person.cut, reason: '超过限额' },
  }))
  deepStrictEqual(controlTotal(dues).differenceFen, zeroFen, '控制总数有差额')
}

/** After the last settlement: what everybody has been paid is the entitlement of the last state. */
export function checkAtEnd({ books, money, phases }: History): void {
  const owed = owedByLine(books)
  for (const person of money.persons) {
    const own = money.lines.filter((line) => line.person === person.name)
    const paid = sum(own.map(({ id }) => owed.get(id) ?? zeroFen))
    // What the approved money did not reach is still claimed; what was refused under this calculation stays refused.
    const waiting = own.filter(
      ({ state, revision }) => state === 'claimed' || (state === 'rejected' && revision === person.revision),
    )
    const blocked = sum(waiting.map((line) => line.amountFen))
    deepStrictEqual(add(paid, blocked), person.left, `${person.name} 的净额不等于最后状态应得`)
  }
  deepStrictEqual([books.balances['payable'] ?? 0, books.balances['in-transit'] ?? 0], [0, 0], '还有没付完的')
  ok(phases.length === 3)
}

/** Closing a month changes nothing in it. */
export function checkClosed(before: readonly Journal[], books: PureBooks): void {
  deepStrictEqual(books.journals().slice(0, before.length), before, '结账后账有变化')
}
