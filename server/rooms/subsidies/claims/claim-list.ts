import { zeroFen } from '#kernel/money'
import { placesOfSlot, placesTaken } from '#people'
import type { Tx } from '#platform/db'
import { type Claim, type Limit, packsFor, type Ration, ration, readReading, ruleOf, wholePlaces } from '#policy'
import { setAgainst } from '../advances/set-against.ts'
import { type Matter, personsOf } from '../calculation/matters.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { cutOf, takePlaces, usesOf } from '../domain/places.ts'
import { type Cut, claimOf, cutFrom, type Packs, slotWords } from './claim-of.ts'
import { type ClaimedLine, lineOf } from './line-of.ts'
import type { BatchPlace } from './store-batches.ts'

interface Given {
  readonly matter: Matter
  readonly place: BatchPlace
  readonly due: readonly StoredDecision[]
  /** What holds places for them already: their own, so they do not stand in the way. */
  readonly holders: readonly string[]
  /** Slots of 原则上 limits for which an exception was approved. */
  readonly exceptions: readonly string[]
}

/**
 * Rations what is due by the limits of its rules: lines for what is left, cuts for what is not, and the keys of the
 * limits that now count for them. What an advance has paid stands against the lines (`setAgainst`).
 * @throws Refusal `advance-under-way`
 */
export async function assembleClaim(
  tx: Tx,
  given: Given,
): Promise<{ lines: ClaimedLine[]; cuts: Cut[]; limitKeys: string[] }> {
  const { regionCode } = given.matter
  const packs = await packsFor(tx, regionCode)
  const byClaim = (await readReading(tx, 'limits.year', regionCode)) === 'claim'
  const claims = given.due.map((decision, index) =>
    claimOf(decision, index, given, packs, byClaim ? tx.today : undefined),
  )
  const inUse = await placesInUse(tx, claims, given)
  const rations = new Map(
    ration(
      claims,
      inUse.map(({ slot }) => slot),
    ).map((one) => [one.claimId, one]),
  )
  const taken = placesBySlot(inUse)
  const pairs = given.due.flatMap((decision) => {
    const left = rations.get(decision.id)
    return left ? [{ decision, left }] : []
  })
  const granted = pairs
    .filter(({ left }) => left.granted)
    .map(({ decision, left }) => grantedLine({ decision, left, packs, taken, given }))
  return {
    lines: await setAgainst(tx, given.place, granted),
    cuts: pairs
      .filter(({ decision, left }) => cutOf(decision.amountFen, left) > 0)
      .map(({ decision, left }) => cutFrom(decision, left, packs)),
    limitKeys: [...new Set(given.due.flatMap(({ ruleId }) => ruleOf(ruleId, packs).rule.limits.map(keyOf)))],
  }
}

const keyOf = ({ per, counts }: Limit): string => `${per}|${counts}`

/** Places in use in all counties: those of the persons, and those of an organization's, an award's or a class's slots. */
async function placesInUse(tx: Tx, claims: readonly Claim[], { due, holders }: Given) {
  const ofPersons = await placesTaken(tx, personsOf({ subjects: due }), holders)
  const slots = new Set(claims.flatMap((claim) => wholePlaces(claim).map(({ slot }) => slot)))
  const others = [...slots].filter((slot) => !slot.startsWith('person'))
  const found: { slot: string; place: number }[] = [...ofPersons]
  for (const slot of others) for (const place of await placesOfSlot(tx, slot)) found.push({ slot, place })
  return found
}

interface Granted {
  readonly decision: StoredDecision
  readonly left: Ration
  readonly packs: Packs
  readonly taken: Map<string, Set<number>>
  readonly given: Given
}

function grantedLine({ decision, left, packs, taken, given }: Granted): ClaimedLine {
  const { id: decisionId, personId, ruleId, revision: dueRevision, detail } = decision
  const wanted = usesOf(left, ruleOf(ruleId, packs).rule.limits, given.exceptions)
  const uses = takePlaces(wanted, taken).map((use) => ({
    ...use,
    personId,
    slotWords: slotWords(use.slot, given.matter, detail.facts),
  }))
  return lineOf(decision, { decisionId, dueRevision, amountFen: left.amountFen, postedFen: zeroFen, left, uses }, given)
}

function placesBySlot(taken: readonly { readonly slot: string; readonly place: number }[]): Map<string, Set<number>> {
  const grouped = Map.groupBy(taken, (one) => one.slot)
  return new Map([...grouped].map(([slot, own]) => [slot, new Set(own.map((one) => one.place))]))
}
