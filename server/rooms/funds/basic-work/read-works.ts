import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Fen, subtract, sum, zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { basicWorks } from '#policies/basic-work'
import { sourcesInForce } from '../actions/sources-in-force.ts'
import { waysOf } from '../actions/ways.ts'
import type * as contract from '../contract.ts'
import { actsOf } from '../domain/basic-work-steps.ts'
import { basicWorkTotal, WORK_LEDGERS, type WorkBooks } from '../domain/basic-work-total.ts'
import { refuseWork } from '../refusals-basic-work.ts'
import { paymentsOf } from './store-payments.ts'
import { booksOfWorks, findWork, reservedFor, selectSteps, selectWorkJournals, worksOfRegion } from './store-works.ts'

/**
 * A work with its history, its payments, where its money stands by the ledger, and the documents the money came by.
 * @throws Refusal `basic-work-unknown`
 */
export async function readWork(tx: Tx, actor: Actor, { basicWorkId }: InputOf<typeof contract.getBasicWork>) {
  const work = await findWork(tx, basicWorkId)
  if (!work) throw refuseWork('basic-work-unknown')
  const payments = await paymentsOf(tx, work.id)
  const books = (await booksOfWorks(tx, [work.id])).get(work.id) ?? {}
  return {
    ...work,
    acts: actsOf(work.state, actor.role),
    steps: await selectSteps(tx, work.id),
    payments,
    standing: standingOf(await reservedFor(tx, work.id), books),
    journals: await selectWorkJournals(tx, [work.id, ...payments.map(({ id }) => id)]),
    ways: await waysOf(tx, work.id),
  }
}

/** approved = paid + in transit + payable + reserved + given back. */
function standingOf(approvedFen: Fen, books: WorkBooks) {
  const of = (ledger: (typeof WORK_LEDGERS)[number]) => books[ledger] ?? zeroFen
  return {
    approvedFen,
    paidFen: of('paid'),
    inTransitFen: of('in-transit'),
    payableFen: of('payable'),
    reservedFen: of('reserved'),
    givenBackFen: subtract(approvedFen, sum(WORK_LEDGERS.map(of))),
  }
}

/** The kinds of basic work that documents in force support in a region, with their clause and the sources named so far. */
export async function listKinds(tx: Tx, { regionCode, on }: { regionCode: string; on?: DateText | undefined }) {
  const inForce = await sourcesInForce(tx, regionCode, on ?? tx.today)
  return basicWorks.flatMap(({ fund, quote, reading: [reading] }) => {
    const found = inForce.find(({ item }) => item === fund.item)
    return found ? [{ item: fund.item, quote, reading, cites: found.cites, sources: found.sources }] : []
  })
}

/** The control total of the basic works of a region and below: what they say, held against the ledger. */
export async function readBasicWorkTotal(tx: Tx, regionPrefix: string) {
  const works = await worksOfRegion(tx, regionPrefix)
  const ids = works.map(({ id }) => id)
  return basicWorkTotal(works, await booksOfWorks(tx, ids))
}
