import { add, type Fen, min, subtract, sum, zeroFen } from '#kernel/money'
import type { Source } from './bookings.ts'
import { newSubject, type Subject } from './persons.ts'

export type LineState = 'claimed' | 'withdrawn' | 'approved' | 'rejected' | 'sent' | 'unknown' | 'paid' | 'returned'

export interface Line {
  readonly id: string
  readonly subject: string
  /** Whose account: the person's, or the organizer's where it is an advance. */
  readonly payee: string
  readonly source: Source
  readonly batch: number
  readonly revision: number
  readonly amountFen: Fen
  /** What an advance has paid of it, and which part of the advance. */
  readonly advanceFen: Fen
  readonly part: string | null
  state: LineState
  recoveredFen: Fen
  item: string | null
  /** The account the bank returned it from. */
  returnedFrom: number | null
  /** It had arrived when the bank sent it back. */
  late: boolean
  /** It arrived at least once, wherever it is now: what rests on it was written then. */
  arrived: boolean
}

/** One source's part of an advance: due is what was asked, and in the end what the class has earned. */
export interface Part extends Subject {
  readonly source: Source
  readonly askedFen: Fen
}

export const newPart = (name: string, source: Source, askedFen: Fen): Part => ({
  ...newSubject(name),
  source,
  askedFen,
})

/** The state of the transfer a line is in. */
export const itemState = { sent: 'sent', unknown: 'unknown', paid: 'confirmed', returned: 'returned' } as const

export const isLive = ({ state }: Line): boolean => state !== 'withdrawn' && state !== 'rejected'

/** Between claim and bank, or stuck there. */
export const isUnderWay = (line: Line): boolean => isLive(line) && line.state !== 'paid'

/** What an advance has paid of these lines. */
export const coveredBy = (lines: readonly Line[]): Fen => sum(lines.map(({ advanceFen }) => advanceFen))

/** The whole of a line: who refuses it refuses what an advance had paid of it, too. */
export const wholeOf = ({ amountFen, advanceFen }: Line): Fen => add(amountFen, advanceFen)

/** What of a part the organizer holds that stands against no line. */
export function heldOf(part: Part, lines: readonly Line[]): Fen {
  const arrived = lines.filter(({ subject, state }) => subject === part.name && state === 'paid')
  const paid = sum(arrived.map(({ amountFen, recoveredFen }) => subtract(amountFen, recoveredFen)))
  const used = coveredBy(lines.filter((line) => line.part === part.name && isLive(line)))
  return used > paid ? zeroFen : subtract(paid, used)
}

/** What of a part stands against amounts that are still due, less what was cut of the claim: what the class has earned of it. */
export function earnedOf(part: Part, subjects: readonly Subject[], lines: readonly Line[]): Fen {
  let earned = zeroFen
  for (const { name, due, cut, revision } of subjects) {
    let leftFen = cut?.revision === revision ? subtract(due, cut.amountFen) : due
    for (const line of lines.filter((one) => one.subject === name && isLive(one))) {
      const fen = min(leftFen, line.advanceFen)
      leftFen = subtract(leftFen, fen)
      if (line.part === part.name) earned = add(earned, fen)
    }
  }
  return earned
}
