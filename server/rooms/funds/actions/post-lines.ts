import { add, type Fen, formatYuanShort, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type FundItem, fundItems, fundSources } from '#policy/language'
import { keys, type Move, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, type Evidence, lockAccount } from '../store.ts'
import { type Account, reservationsFor, selectBooked } from '../store-reads.ts'

/** A due line: what it is for, which revision of the due amount, how much. */
export interface LineBooking {
  readonly lineId: string
  readonly classId: string
  readonly item: FundItem
  /** Of the due amount: a line is posted once per revision and source. */
  readonly revision: number
  readonly amountFen: Fen
}

type Reservation = Awaited<ReturnType<typeof reservationsFor>>[number]

/**
 * Posts due lines of one account, all or none: reserved → payable, never beyond the class's reservation of the item.
 * @throws Refusal `account-unknown`, `already-booked`, `source-forbidden` when the class's item is reserved in another
 * source (lz-2019-63#6-3), `reservation-missing`, `reservation-exceeded`
 */
export async function postLines(
  tx: Tx,
  request: Evidence & { readonly accountId: string; readonly lines: readonly LineBooking[] },
): Promise<void> {
  const account = await lockAccount(tx, request.accountId)
  const reservations = await reservationsFor(tx, [...new Set(request.lines.map((line) => line.classId))])
  const moves = request.lines.map((line) => moveOf(line, account, reservations))
  const booked = await selectBooked(
    tx,
    moves.map((each) => each.naturalKey),
  )
  if (booked) throw refuse('already-booked', { document: booked })
  checkLeft(request.lines, account, reservations)
  await book(tx, account, request, moves)
  tx.notes.push({ facts: { booked: 'post', lines: request.lines.length, account: account.id } })
}

/** As `postLines`, for one line. */
export function postLine(
  tx: Tx,
  { accountId, document, cites, ...line }: Evidence & LineBooking & { readonly accountId: string },
): Promise<void> {
  return postLines(tx, { accountId, document, cites, lines: [line] })
}

function moveOf(line: LineBooking, account: Account, reservations: readonly Reservation[]): Move {
  const reservation = reservationOf(line, account, reservations)
  return move('post', {
    matterId: line.lineId,
    amountFen: line.amountFen,
    naturalKey: keys.post(line.lineId, line.revision, account.source),
    regionCode: reservation.regionCode,
    reservationId: reservation.id,
  })
}

function reservationOf(line: LineBooking, account: Account, reservations: readonly Reservation[]): Reservation {
  const ofItem = reservations.filter((row) => row.matterId === line.classId && row.item === line.item)
  // The newest: earlier ones have been given back.
  const found = ofItem.findLast((row) => row.accountId === account.id)
  if (found) return found
  const item = fundItems.label(line.item)
  if (ofItem.length === 0) throw refuse('reservation-missing', { item })
  throw refuse('source-forbidden', {
    item,
    allowed: ofItem.map((row) => fundSources.label(row.source)).join('、'),
    source: account.name,
    basis: '按开班批复预留的来源',
  })
}

function checkLeft(lines: readonly LineBooking[], account: Account, reservations: readonly Reservation[]): void {
  const need = new Map<Reservation, Fen>()
  for (const line of lines) {
    const reservation = reservationOf(line, account, reservations)
    need.set(reservation, add(need.get(reservation) ?? zeroFen, line.amountFen))
  }
  for (const [{ item, leftFen }, amountFen] of need) {
    if (amountFen <= leftFen) continue
    throw refuse('reservation-exceeded', {
      item: fundItems.label(item),
      have: formatYuanShort(leftFen),
      need: formatYuanShort(amountFen),
    })
  }
}
