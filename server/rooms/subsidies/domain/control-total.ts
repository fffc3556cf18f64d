import { add, type Fen, min, subtract, sum, zeroFen } from '#kernel/money'
import type { LinePlace } from '../contract-words.ts'

/** One due amount (subject × rule × matter): the calculation in force, and where the money claimed for it is. */
export interface Due {
  readonly regionCode: string
  readonly dueFen: Fen
  readonly dueRevision: number
  readonly lines: readonly {
    readonly revision: number
    readonly amountFen: Fen
    readonly place: LinePlace
    readonly reason: string | null
  }[]
  /** What an advance has paid of it: it stands against lines that were not refused. */
  readonly advancedFen?: Fen
  /** What the bank has paid besides, of lines that were paid otherwise or refused: it is due from nobody, and must come back. */
  readonly twiceFen?: Fen
  /** What limits took away, with the revision it was taken from. */
  readonly cut: { readonly revision: number; readonly amountFen: Fen; readonly reason: string } | null
  /** What came back of what was paid. */
  readonly recoveredFen: Fen
  /** What is paid too much and was decided not to be recovered. */
  readonly forgivenFen: Fen
  /** What is paid too little and was decided not to be topped up, with the reason. */
  readonly declined: { readonly amountFen: Fen; readonly reason: string } | null
}

export interface Bucket {
  readonly entitledFen: Fen
  readonly paidFen: Fen
  readonly toPayFen: Fen
  readonly heldFen: Fen
  readonly rejectedFen: Fen
  readonly cutFen: Fen
  readonly advancedFen: Fen
  readonly recoveredFen: Fen
  readonly stillToRecoverFen: Fen
  /** Claimed, no longer due and not paid: it is not paid rather than recovered. */
  readonly toVoidFen: Fen
  readonly forgivenFen: Fen
  readonly differenceFen: Fen
  readonly lines: number
  readonly parts: Part[]
}

export interface Part {
  readonly place: LinePlace
  readonly reason: string | null
  readonly lines: number
  readonly amountFen: Fen
}

type Entry = Omit<Part, 'lines'>

interface Filed {
  readonly entries: Entry[]
  readonly toVoidFen: Fen
  readonly overFen: Fen
  readonly forgivenFen: Fen
  /** Entries beyond the first of one line whose parts are in several places. */
  readonly again: number
}

/**
 * Every due amount put into its buckets: entitled = paid + to pay + held + rejected + cut + advanced − recovered − still to recover −
 * to void − not recovered by decision.
 * Entitled comes from the calculations, the buckets from lines and payments; the difference must be zero.
 */
export function controlTotal(dues: readonly Due[]): Bucket {
  const filed = dues.map(file)
  const parts = gather(filed.flatMap((one) => one.entries))
  const of = (...places: LinePlace[]) =>
    sum(parts.filter((part) => places.includes(part.place)).map((p) => p.amountFen))
  const entitledFen = sum(dues.map((due) => due.dueFen))
  const paidFen = of('paid')
  const toPayFen = of('unclaimed', 'under-review', 'returned', 'approved', 'published', 'in-transit', 'unknown')
  const [heldFen, rejectedFen, cutFen, advancedFen] = [of('held'), of('rejected'), of('cut'), of('advanced')]
  const stillToRecoverFen = sum(filed.map((one) => one.overFen))
  const toVoidFen = sum(filed.map((one) => one.toVoidFen))
  const forgivenFen = sum(filed.map((one) => one.forgivenFen))
  const recoveredFen = sum(dues.map((due) => due.recoveredFen))
  const back = sum([recoveredFen, stillToRecoverFen, toVoidFen, forgivenFen])
  const found = subtract(sum([paidFen, toPayFen, heldFen, rejectedFen, cutFen, advancedFen]), back)
  return {
    entitledFen,
    paidFen,
    toPayFen,
    heldFen,
    rejectedFen,
    cutFen,
    advancedFen,
    recoveredFen,
    stillToRecoverFen,
    toVoidFen,
    forgivenFen,
    differenceFen: subtract(entitledFen, found),
    // A line whose parts are in several places stands in several buckets, and is one line.
    lines: parts.reduce((count, part) => count + part.lines, 0) - filed.reduce((count, one) => count + one.again, 0),
    parts,
  }
}

/**
 * One due amount's entries. A refusal or a cut of an older calculation is history: the newer one is claimed afresh.
 * Money claimed under an older calculation still counts. What it exceeds the due amount by is void as far as it is not paid;
 * the rest must come back.
 */
function file(due: Due): Filed {
  const current = due.lines.filter((line) => line.place !== 'rejected' || line.revision === due.dueRevision)
  const entries = onePerPlace(current)
  const even = {
    toVoidFen: zeroFen,
    overFen: zeroFen,
    forgivenFen: zeroFen,
    again: entries.length - revisionsIn(current),
  }
  if (due.cut && due.cut.revision === due.dueRevision) {
    entries.push({ place: 'cut', reason: due.cut.reason, amountFen: due.cut.amountFen })
  }
  const advancedFen = min(due.advancedFen ?? zeroFen, afterCut(due))
  if (advancedFen > zeroFen) entries.push({ place: 'advanced', reason: null, amountFen: advancedFen })
  const twiceFen = due.twiceFen ?? zeroFen
  if (twiceFen > zeroFen) entries.push({ place: 'paid', reason: '银行重复付款', amountFen: twiceFen })
  const again = even.again + (twiceFen > zeroFen ? 1 : 0)
  // A cut alone answers nothing: what it leaves may be less than what was paid, or still to be topped up.
  const answered = due.lines.some((line) => line.revision === due.dueRevision)
  const held = subtract(sum(entries.map((entry) => entry.amountFen)), due.recoveredFen)
  if (answered) {
    // Claimed by this very calculation, only what was paid twice can be too much.
    const overFen = min(twiceFen, held > due.dueFen ? subtract(held, due.dueFen) : zeroFen)
    const forgivenFen = min(overFen, due.forgivenFen)
    return { ...even, again, entries, forgivenFen, overFen: subtract(overFen, forgivenFen) }
  }
  if (due.dueFen > held) return { ...even, again, entries: [...entries, ...missing(due, subtract(due.dueFen, held))] }
  const over = subtract(held, due.dueFen)
  const toVoidFen = min(over, unpaidOf(entries))
  const paidOver = subtract(over, toVoidFen)
  const forgivenFen = min(paidOver, due.forgivenFen)
  return { ...even, again, entries, toVoidFen, forgivenFen, overFen: subtract(paidOver, forgivenFen) }
}

/** What was claimed and has not arrived: it can be stopped, and what has left meanwhile is recovered once it is there. */
const unpaidOf = (entries: readonly Entry[]): Fen =>
  sum(entries.filter(({ place }) => !['paid', 'advanced', 'cut'].includes(place)).map((entry) => entry.amountFen))

/** A line in parts from several sources is one entry, the sum of its parts, where they are in one place. */
function onePerPlace(lines: Due['lines']): Entry[] {
  const byPlace = Map.groupBy(lines, ({ revision, place, reason }) => `${revision}|${place}|${reason ?? ''}`)
  return [...byPlace.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    return [{ place: first.place, reason: first.reason, amountFen: sum(own.map((line) => line.amountFen)) }]
  })
}

const revisionsIn = (lines: Due['lines']): number => new Set(lines.map((line) => line.revision)).size

/** What an advance may have paid: nothing that is not due, nothing that a limit took away. */
function afterCut({ dueFen, dueRevision, cut }: Due): Fen {
  const cutFen = cut?.revision === dueRevision ? cut.amountFen : zeroFen
  return cutFen > dueFen ? zeroFen : subtract(dueFen, cutFen)
}

/** What is due and stands in no list: declined after payment, or still to be claimed. */
function missing({ declined }: Due, gap: Fen): Entry[] {
  const no = min(gap, declined?.amountFen ?? zeroFen)
  const entries: Entry[] = [
    { place: 'rejected', reason: declined?.reason ?? null, amountFen: no },
    { place: 'unclaimed', reason: null, amountFen: subtract(gap, no) },
  ]
  return entries.filter((entry) => entry.amountFen > 0)
}

function gather(entries: readonly Entry[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { place, reason, amountFen } of entries) {
    const key = `${place}|${reason ?? ''}`
    const known = parts.get(key)
    parts.set(key, {
      place,
      reason,
      lines: (known?.lines ?? 0) + 1,
      amountFen: add(known?.amountFen ?? zeroFen, amountFen),
    })
  }
  return [...parts.values()]
}
