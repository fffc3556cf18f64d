import { type Fen, fen, subtract, sum, zeroFen } from '#kernel/money'
import type { BasicWorkState } from '../contract.ts'

/** A work as it says of itself where its money is. */
export interface WorkSaid {
  readonly id: string
  readonly title: string
  readonly state: BasicWorkState
  readonly approved: boolean
  readonly amountFen: Fen
  readonly acceptedFen: Fen | null
}

/** Where the money of a work may stand in the ledger. */
export const WORK_LEDGERS = ['reserved', 'payable', 'in-transit', 'paid'] as const
export type WorkLedger = (typeof WORK_LEDGERS)[number]
export type WorkBooks = Readonly<Partial<Record<WorkLedger, Fen>>>

/** Where the ledger should have a work's money, by its state. */
const ledgerOf: Readonly<Record<BasicWorkState, WorkLedger | undefined>> = {
  proposed: undefined,
  refused: undefined,
  withdrawn: undefined,
  approved: 'reserved',
  delivered: 'reserved',
  accepted: 'payable',
  returned: 'payable',
  sent: 'in-transit',
  paid: 'paid',
}

function saidOf({ state, amountFen, acceptedFen }: WorkSaid): WorkBooks {
  const ledger = ledgerOf[state]
  return ledger ? { [ledger]: ledger === 'reserved' ? amountFen : (acceptedFen ?? zeroFen) } : {}
}

/**
 * 基础工作的控制总数: approved = paid + to pay + reserved + given back, as the works say it, held against the ledger place by
 * place; the difference must be zero.
 * @param books what the ledger has of each work
 */
export function basicWorkTotal(works: readonly WorkSaid[], books: ReadonlyMap<string, WorkBooks>) {
  const said = works.map((work) => ({ work, own: saidOf(work), found: books.get(work.id) ?? {} }))
  const of = (...ledgers: WorkLedger[]) =>
    sum(said.flatMap(({ own }) => ledgers.map((ledger) => own[ledger] ?? zeroFen)))
  const approvedFen = sum(works.filter(({ approved }) => approved).map(({ amountFen }) => amountFen))
  const [paidFen, toPayFen, reservedFen] = [of('paid'), of('payable', 'in-transit'), of('reserved')]
  const uneven = said.flatMap(({ work, own, found }) => {
    const differenceFen = apart(own, found)
    return differenceFen === zeroFen ? [] : [{ basicWorkId: work.id, title: work.title, differenceFen }]
  })
  return {
    works: works.length,
    approvedFen,
    paidFen,
    toPayFen,
    reservedFen,
    givenBackFen: subtract(approvedFen, sum([paidFen, toPayFen, reservedFen])),
    differenceFen: sum(uneven.map(({ differenceFen }) => differenceFen)),
    uneven,
  }
}

/** How far two sides are apart, ledger by ledger: what is too much here does not make up for what is missing there. */
const apart = (own: WorkBooks, found: WorkBooks): Fen =>
  fen(WORK_LEDGERS.reduce((total, ledger) => total + Math.abs((own[ledger] ?? 0) - (found[ledger] ?? 0)), 0))
