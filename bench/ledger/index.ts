import { type LineBooking, postLines } from '#funds'
import { fen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { alternate, type Side } from '../measure.ts'
import { compared, type Goal, type Options, type Say, told } from '../report.ts'
import { insertRaw, type Payment, payByStatements, payInOneCall, prepareRaw, prepareRowLock } from './anchors.ts'
import { type Ground, ITEM, openGround } from './ground.ts'

const CLIENTS = 32
const EACH_FEN = 100

/**
 * Payments out of one hot budget, 32 clients at once: the product's own way (an approved batch is posted as one set, under the
 * account's lock), PostgreSQL's bare inserts of the same rows, and the usual ledger that locks a row for every payment.
 * @returns every goal and every proof, met or not
 */
export async function benchLedger({ small }: Options, say: Say): Promise<readonly Goal[]> {
  const size = small
    ? { batches: 8, lines: 1_000, rounds: 3, payments: 1_000, part: 0.5 }
    : { batches: 32, lines: 5_000, rounds: 5, payments: 6_400, part: 1 }
  const rounds = size.rounds + 1
  const perRound = size.batches * size.lines
  say(`One budget, ${CLIENTS} clients: ${perRound.toLocaleString('en')} lines a round in ${size.batches} batches`)
  const ground = await openGround(fen(perRound * rounds * EACH_FEN * 4))
  try {
    const classId = await ground.commit(fen(perRound * rounds * EACH_FEN))
    await prepareRaw(ground.pool, rounds, size.batches, size.lines)
    await prepareRowLock(ground.pool)
    const batches = linesOf(classId, rounds * size.batches, size.lines)
    const payments = await paymentsOf(ground, 2 * rounds * size.payments)
    let round = 0
    const [product, raw, statements, oneCall] = await alternate(
      [
        {
          name: 'jiangqiao',
          run: async () => {
            const own = batches.splice(0, size.batches)
            await together(own.length, (turn) => post(ground, own[turn] ?? []))
            return perRound
          },
        },
        {
          name: 'INSERT … SELECT of the same rows',
          run: async () => {
            const own = round++
            await together(size.batches, (batch) => insertRaw(ground.pool, own, batch))
            return perRound
          },
        },
        rowLock('row-lock ledger', payByStatements),
        rowLock('row-lock ledger in one call', payInOneCall),
      ],
      size.rounds,
    )
    function rowLock(name: string, pay: typeof payByStatements): Side {
      const run = async () => {
        const own = payments.splice(0, size.payments)
        await together(own.length, async (turn) => own[turn] && pay(ground.pool, own[turn]))
        return own.length
      }
      return { name, run }
    }
    say(`  to a row-lock ledger in one call: ${told('row-lock ledger in one call', product, oneCall, say).words}`)
    return [
      compared({ name: 'to bare inserts', product, anchor: raw, goal: 0.5 * size.part }, say),
      compared({ name: 'to a row-lock ledger', product, anchor: statements, goal: 20 * size.part }, say),
      await conserved(ground, perRound * rounds, say),
      await neverOverspent(ground, say),
    ]
  } finally {
    await ground.close()
  }
}

/** What is posted and paid, made before the clock runs. */
const linesOf = (matterId: string, batches: number, lines: number): LineBooking[][] =>
  Array.from({ length: batches }, () => Array.from({ length: lines }, () => lineOf(matterId)))

const lineOf = (matterId: string): LineBooking => ({
  lineId: newId(),
  matterId,
  item: ITEM,
  revision: 1,
  amountFen: fen(EACH_FEN),
})

async function paymentsOf({ pool }: Ground, count: number): Promise<Payment[]> {
  const { rows } = await pool.query<Omit<Payment, 'journalId' | 'lineId'>>(
    'select account_id as "accountId", region_code as "regionCode", reservation_id as "reservationId" from bench.payment',
  )
  const [place] = rows
  if (!place) throw new Error('no account to pay from')
  return Array.from({ length: count }, () => ({ ...place, journalId: newId(), lineId: newId() }))
}

const post = (ground: Ground, lines: readonly LineBooking[]) =>
  inTransaction(ground.database, ground.finance, (tx) =>
    postLines(tx, { accountId: ground.accountId, document: '压测批次', lines }),
  )

/** Does the work so many times, never more than the clients at once. */
async function together(times: number, work: (turn: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const client = async () => {
    for (let turn = next++; turn < times; turn = next++) await work(turn)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

/** Every leg has its other leg, every balance is the sum of its legs, and exactly what was posted is payable. */
async function conserved({ pool }: Ground, lines: number, say: Say): Promise<Goal> {
  const { rows } = await pool.query<{ legs: number; unbalanced: number; wrong: number; payable: number }>(`
    select (select count(*)::int from funds.posting p join funds.journal j on j.id = p.journal_id and j.kind = 'post') as legs,
      (select count(*)::int from (select from funds.posting group by journal_id having sum(amount_fen) <> 0 or count(*) <> 2) u)
        as unbalanced,
      (select count(*)::int from funds.balance b where b.amount_fen <>
        (select sum(p.amount_fen) from funds.posting p where (p.account_id, p.ledger) = (b.account_id, b.ledger))) as wrong,
      (select amount_fen from funds.balance where ledger = 'payable') as payable`)
  const [found] = rows
  const words = JSON.stringify(found)
  say(`  books: ${words}`)
  const met =
    found?.legs === 2 * lines &&
    found.unbalanced === 0 &&
    found.wrong === 0 &&
    Number(found.payable) === lines * EACH_FEN
  return { name: 'money conserved', met, words }
}

/** 32 clients want the last of a budget for exactly 100 lines: 100 are posted, everything else is refused. */
async function neverOverspent(ground: Ground, say: Say): Promise<Goal> {
  const last = 100
  const classId = await ground.commit(fen(last * EACH_FEN))
  let [posted, refused] = [0, 0]
  await together(4 * last, async () => {
    try {
      await post(ground, [lineOf(classId)])
      posted += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused += 1
    }
  })
  const words = `${posted} posted, ${refused} refused of ${4 * last}`
  say(`  the last of a budget: ${words}`)
  return { name: 'never overspent', met: posted === last && refused === 3 * last, words }
}
