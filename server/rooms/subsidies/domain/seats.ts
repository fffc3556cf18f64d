import type { Fen } from '#kernel/money'

interface OfSlot {
  readonly slot: string
}

/** What one list of places has beyond another: of every slot as many as it has more, the last ones. */
export function beyond<T extends OfSlot>(these: readonly T[], those: readonly OfSlot[]): T[] {
  const left = new Map<string, number>()
  for (const { slot } of those) left.set(slot, (left.get(slot) ?? 0) + 1)
  return these.filter(({ slot }) => {
    const known = left.get(slot) ?? 0
    left.set(slot, known - 1)
    return known <= 0
  })
}

/** What stands of a due amount, advances included, and what it may be. */
interface Stands {
  readonly standingFen: Fen
  /** What the calculation and the limits leave of it. */
  readonly leftFen: Fen
  /** What of that nobody has refused. */
  readonly dueFen: Fen
}

/**
 * 位次跟着钱走: which places a due amount gives back and which it takes, now that its facts have changed. Where nothing of it
 * is paid any more, all go back. While too much is paid, none does: it stands on them until it has come back. Else those go
 * back on which nothing rests now, and of the new ones those are taken on which what is paid rests: all of them when
 * nothing more is to come, else one for one. What is paid later takes its own.
 */
export function followed<H extends OfSlot, W extends OfSlot>(
  held: readonly H[],
  wanted: readonly W[],
  { standingFen, leftFen, dueFen }: Stands,
): { readonly release: readonly H[]; readonly take: readonly W[] } {
  if (standingFen === 0) return { release: held, take: [] }
  const missing = beyond(wanted, held)
  const release = standingFen > dueFen ? [] : beyond(held, wanted)
  return { release, take: standingFen >= leftFen ? missing : oneForOne(missing, release) }
}

function oneForOne<W extends OfSlot>(missing: readonly W[], release: readonly OfSlot[]): W[] {
  const freed = Map.groupBy(release, limitOf)
  return [...Map.groupBy(missing, limitOf)].flatMap(([limit, own]) => own.slice(0, freed.get(limit)?.length ?? 0))
}

/** The limit a slot is under: its scope and what it counts. */
const limitOf = ({ slot }: OfSlot): string => slot.split('|', 2).join('|')
