import { type Fen, formatYuanShort, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type FundItem, fundItems, fundSources } from '#policy/language'
import { keys, type Move, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, bookAtOnce, type Evidence, getAccount, lockAccount } from '../store.ts'
import { type Account, type Reservation, reservationsFor, selectBooked } from '../store-reads.ts'

/** A due line: what it is for, which revision of the due amount, how much. */
export interface LineBooking {
  readonly lineId: string
  /** Whose reservation it draws on: a class, a batch, a basic work. */
  readonly matterId: string
  readonly item: FundItem
  /** Of the due amount: a line is posted once per revision and source. */
  readonly revision: number
  readonly amountFen: Fen
}

/**
 * Posts due lines of one account, all or none: reserved → payable, never beyond the matter's reservation of the item. It is
 * posted without waiting for others who write to the account; only where the database refuses that is the account locked
 * and looked at.
 * @throws Refusal `account-unknown`, `already-booked`, `source-forbidden` when the matter's item is reserved in another
 * source (lz-2019-63#6-3), `reservation-missing`, `reservation-exceeded`
 */
export async function postLines(
  tx: Tx,
  request: Evidence & { readonly accountId: string; readonly lines: readonly LineBooking[] },
): Promise<void> {
  const account = await getAccount(tx, request.accountId)
  const moves = await movesOf(tx, account, request.lines)
  if (!(await bookAtOnce(tx, account, request, moves))) await bookInTurn(tx, account, request, moves)
  tx.notes.push({ facts: { booked: 'post', lines: request.lines.length, account: account.id } })
}

/** As `postLines`, for one line. */
export function postLine(
  tx: Tx,
  { accountId, document, cites, ...line }: Evidence & LineBooking & { readonly accountId: string },
): Promise<void> {
  return postLines(tx, { accountId, document, cites, lines: [line] })
}

async function bookInTurn(
  tx: Tx,
  account: Account,
  request: Evidence & { readonly lines: readonly LineBooking[] },
  moves: readonly Move[],
): Promise<void> {
  await lockAccount(tx, account.id)
  const naturalKeys = moves.map((each) => each.naturalKey)
  const document = await selectBooked(tx, naturalKeys)
  if (document) throw refuse('already-booked', { document })
  await book(tx, account, request, await movesOf(tx, account, request.lines))
}

/** The moves of lines that their reservations have the money for, as they stand now. */
async function movesOf(tx: Tx, account: Account, lines: readonly LineBooking[]): Promise<Move[]> {
  const reservations = await reservationsFor(tx, [...new Set(lines.map((line) => line.matterId))])
  const groups = Map.groupBy(lines, ({ matterId, item }) => `${matterId} ${item}`)
  const moves: Move[][] = []
  for (const own of groups.values()) {
    const reservation = reservationOf(own, account, reservations)
    const its = own.map(({ lineId, revision, amountFen }) =>
      move('post', {
        matterId: lineId,
        amountFen,
        naturalKey: keys.post(lineId, revision, account.source),
        regionCode: reservation.regionCode,
        reservationId: reservation.id,
      }),
    )
    await needLeft(tx, its, reservation)
    moves.push(its)
  }
  return moves.flat()
}

/** What lines of one matter and item draw on. */
function reservationOf(
  [line]: readonly LineBooking[],
  account: Account,
  reservations: readonly Reservation[],
): Reservation {
  const ofItem = reservations.filter((row) => row.matterId === line?.matterId && row.item === line.item)
  // The newest: earlier ones have been given back.
  const found = ofItem.findLast((row) => row.accountId === account.id)
  if (found) return found
  const item = fundItems.label(line?.item ?? '')
  if (ofItem.length === 0) throw refuse('reservation-missing', { item })
  throw refuse('source-forbidden', {
    item,
    allowed: ofItem.map((row) => fundSources.label(row.source)).join('、'),
    source: account.name,
    basis: '按开班批复预留的来源',
  })
}

/** What was posted before is told as that, also where the reservation has nothing left for it. */
async function needLeft(tx: Tx, moves: readonly Move[], { item, leftFen }: Reservation): Promise<void> {
  const need: Fen = sum(moves.map((one) => one.amountFen))
  if (need <= leftFen) return
  const naturalKeys = moves.map((one) => one.naturalKey)
  const document = await selectBooked(tx, naturalKeys)
  if (document) throw refuse('already-booked', { document })
  throw refuse('reservation-exceeded', {
    item: fundItems.label(item),
    have: formatYuanShort(leftFen),
    need: formatYuanShort(need),
  })
}
