import { exceptionsOf, type PlaceWanted, placesOfSlot, placesTaken } from '#people'
import type { Tx } from '#platform/db'
import { type Limit, packsFor, type Ration, ration, readReading, ruleOf, wholePlaces } from '#policy'
import { type Matter, personsOf } from '../calculation/matters.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { usesOf } from '../domain/places.ts'
import { beyond } from '../domain/seats.ts'
import { type HeldPlace, selectUses } from '../review/store-oddities.ts'
import { type Cut, claimOf, cutFrom, type Packs, slotWords } from './claim-of.ts'

/** A due amount with every line that was claimed for it. */
export interface ClaimedDue {
  readonly decision: StoredDecision
  readonly lineIds: readonly string[]
}

/** What the limits leave of a due amount now, and the places it holds and asks for. */
export interface PlacesNow {
  readonly left: Pick<Ration, 'amountFen' | 'trace' | 'cutDays'>
  readonly cut: Cut
  readonly held: readonly HeldPlace[]
  readonly wanted: readonly PlaceWanted[]
  /** Of the held ones those that count for another claim on the same certificate, too: both are one 次. */
  readonly shared: readonly HeldPlace[]
  /** What of the person's places, and of the organization's, was taken before, by anybody. */
  readonly taken: readonly Taken[]
}

interface Taken {
  readonly slot: string
  readonly place: number
}

interface Asked extends Pick<PlacesNow, 'held'> {
  readonly due: ClaimedDue
  readonly claim: ReturnType<typeof claimOf>
}

/**
 * What the limits leave of due amounts that were claimed and calculated anew since: of other days or another rate they take
 * something else. The places of its own lines do not stand in the way of one, and a place that its claim as a whole has is
 * not asked for again; what others took in between is theirs.
 */
export async function placesNow(tx: Tx, matter: Matter, dues: readonly ClaimedDue[]): Promise<PlacesNow[]> {
  if (dues.length === 0) return []
  const packs = await packsFor(tx, matter.regionCode)
  const byClaim = (await readReading(tx, 'limits.year', matter.regionCode)) === 'claim'
  const persons = personsOf({ subjects: dues.map(({ decision }) => decision) })
  const exceptions = await exceptionsOf(tx, persons)
  const uses = await selectUses(
    tx,
    dues.flatMap(({ lineIds }) => lineIds),
  )
  const asked = dues.map((due, index): Asked => {
    const held = due.lineIds.flatMap((id) => uses.get(id) ?? [])
    const claimedOn = byClaim ? (held.map(({ takenOn }) => takenOn).toSorted()[0] ?? tx.today) : undefined
    const around = { matter, place: due.decision, exceptions }
    return { due, held, claim: claimOf(due.decision, index, around, packs, claimedOn) }
  })
  const register = await registerOf(tx, persons, asked)
  return asked.map((one) => limitedBy(one, register, { matter, packs, exceptions }))
}

/** The places taken in all counties: by person, and those of an organization's, a class's or an award's slots. */
async function registerOf(tx: Tx, persons: readonly string[], asked: readonly Asked[]): Promise<Register> {
  const byPerson = Map.groupBy(await placesTaken(tx, persons), ({ personId }) => personId)
  const ofPersons = new Map<string | null, Taken[]>(byPerson)
  const slots = new Set(asked.flatMap(({ claim }) => wholePlaces(claim).map(({ slot }) => slot)))
  const others: Taken[] = []
  for (const slot of [...slots].filter((one) => !one.startsWith('person')))
    for (const place of await placesOfSlot(tx, slot)) others.push({ slot, place })
  return { ofPersons, others }
}

interface Register {
  readonly ofPersons: Map<string | null, Taken[]>
  readonly others: Taken[]
}

function limitedBy(
  { due: { decision }, held, claim }: Asked,
  register: Register,
  { matter, packs, exceptions }: { matter: Matter; packs: Packs; exceptions: readonly string[] },
): PlacesNow {
  const { rule } = ruleOf(decision.ruleId, packs)
  const taken = [...(register.ofPersons.get(decision.personId) ?? []), ...register.others]
  const own = new Set(held.map(nameOf))
  const foreign = taken.filter((one) => !own.has(nameOf(one))).map(({ slot }) => slot)
  const kept = wholePlaces(claim).filter(({ slot }) => held.some((one) => one.slot === slot))
  const limits = claim.limits.filter((limit) => kept.every((one) => one.limit !== limit))
  const [rationed] = decision.amountFen > 0 ? ration([{ ...claim, limits }], foreign) : []
  const left = rationed ?? { amountFen: decision.amountFen, trace: claim.trace, cutDays: [], exceeded: [] }
  const slots = rationed?.granted ? [...kept.map(({ slot }) => slot), ...rationed.slots] : []
  const wanted = usesOf({ slots }, rule.limits, exceptions).map((use) => ({
    ...use,
    personId: decision.personId,
    slotWords: slotWords(use.slot, matter, decision.detail.facts),
  }))
  enter(register, decision.personId, beyond(wanted, held))
  const shared = held.filter((one) => isShared(one, held, rule.limits, foreign))
  return { left, cut: cutFrom(decision, left, packs), held, wanted, shared, taken }
}

/** Whoever is asked about next finds taken what this one is to have. */
function enter({ ofPersons, others }: Register, personId: string | null, wanted: readonly PlaceWanted[]): void {
  const ofPerson = ofPersons.get(personId) ?? []
  ofPersons.set(personId, ofPerson)
  for (const { slot } of wanted) (slot.startsWith('person') ? ofPerson : others).push({ slot, place: 0 })
}

const nameOf = ({ slot, place }: Taken): string => `${slot}#${place}`

/** Whether another claim has taken none here because this one's place counts for both. */
const isShared = (one: HeldPlace, held: readonly HeldPlace[], limits: readonly Limit[], foreign: readonly string[]) =>
  limits.some(
    ({ per, counts, unlessIn }) =>
      one.slot.startsWith(`${per}|${counts}|`) &&
      held.some(({ slot }) => slot.startsWith(`${unlessIn}|${counts}|`) && foreign.includes(slot)),
  )
