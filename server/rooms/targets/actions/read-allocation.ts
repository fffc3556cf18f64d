import type { InputOf } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { canonical } from '#platform/secrets'
import type * as contract from '../contract.ts'
import { computedFactors } from '../contract.ts'
import { allocate } from '../domain/allocate.ts'
import { type Gathered, gather, hashOf } from '../factor-inputs.ts'
import { refuse } from '../refusals.ts'
import {
  findAllocation,
  type StoredAllocation,
  selectAllocations,
  selectHandovers,
  selectPeople,
  selectPeoplePage,
  selectShares,
} from '../store-allocations.ts'

/** Every allocation in reach, newest first. */
export async function listAllocations(tx: Tx, actor: Actor) {
  return { allocations: (await selectAllocations(tx)).map((stored) => rowOf(stored, actor)) }
}

const rowOf = ({ inputs: _, madePerson, frozenPerson: __, ...row }: StoredAllocation, actor: Actor) => ({
  ...row,
  mine: madePerson === actor.naturalPersonId,
})

/** An allocation with its inputs, its cells and its shares. @throws Refusal `allocation-unknown` */
export async function readAllocation(tx: Tx, actor: Actor, id: string) {
  const stored = await storedOf(tx, id)
  const gathered = await gather(tx, stored.regionCode, stored)
  const seen = await seenOf(tx, stored, gathered)
  return {
    ...rowOf(stored, actor),
    factors: [...stored.inputs.factors],
    overlap: stored.inputs.overlap,
    places: [...gathered.places],
    cells: cellsOf(stored),
    shares: seen.shares,
    seenHash: seen.hash,
    moved: stored.state !== 'frozen' && hasMoved(stored, gathered),
    intact: stored.state !== 'frozen' || seen.hash === stored.hash,
    handovers: await selectHandovers(tx, id),
  }
}

/** An allocation as it is stored. @throws Refusal `allocation-unknown` */
export async function storedOf(tx: Tx, id: string): Promise<StoredAllocation> {
  const stored = await findAllocation(tx, id)
  if (!stored) throw refuse('allocation-unknown')
  return stored
}

/** What the amounts of an allocation come from, factor by factor. */
export const cellsOf = ({ amountFen, inputs }: StoredAllocation) => splitOf({ amountFen, inputs }).byFactor.map(plain)

const plain = ({ key, amountFen, parts }: { key: string; amountFen: Fen; parts: Readonly<Record<string, Fen>> }) => ({
  key,
  amountFen,
  parts: { ...parts },
})

/** The regions an allocation was made for stand in its own inputs: later changes of divisions do not move it. */
export function splitOf({ amountFen, inputs }: Pick<StoredAllocation, 'amountFen' | 'inputs'>) {
  const regions = Object.keys(inputs.factors[0]?.values ?? {})
  return allocate(amountFen, regions, inputs.factors)
}

/** The amounts and the hash as they are seen: of a frozen one what was frozen, of a draft what would be. */
export async function seenOf(tx: Tx, stored: StoredAllocation, { people }: Pick<Gathered, 'people'>) {
  const frozen = stored.state === 'frozen'
  const shares: Record<string, Fen> = frozen ? await selectShares(tx, stored.id) : { ...splitOf(stored).shares }
  const behind = frozen ? (await selectPeople(tx, stored.id)).map(({ position: _, ...person }) => person) : people
  return { shares, hash: hashOf(stored, behind, shares) }
}

/** Whether the records say something else now than when the draft was saved. */
export function hasMoved({ inputs }: StoredAllocation, { values, overlap }: Gathered): boolean {
  const saved = Object.fromEntries(
    computedFactors.values.map((key) => [key, inputs.factors.find((factor) => factor.key === key)?.values]),
  )
  return canonical({ values: saved, overlap: inputs.overlap }) !== canonical({ values, overlap })
}

/** A page of the people behind a computed factor, frozen with it once it is. @throws Refusal `allocation-unknown` */
export async function allocationPeople(tx: Tx, _actor: Actor, input: InputOf<typeof contract.allocationPeople>) {
  const stored = await storedOf(tx, input.allocationId)
  const prefix = scopePrefix((input.regionCode ?? stored.regionCode) as never)
  if (stored.state === 'frozen') return selectPeoplePage(tx, { ...input, id: stored.id, prefix })
  const { people } = await gather(tx, stored.regionCode, stored)
  const shown = people
    .map((person, position) => ({ ...person, position }))
    .filter(({ factor, regionCode }) => factor === input.factor && regionCode.startsWith(prefix))
  const after = shown.filter(({ position }) => position > Number(input.cursor ?? -1))
  const page = cutPage(after, input.limit, shown.length, ({ position }) => String(position))
  return { ...page, rows: page.rows.map(({ factor: _, ...row }) => row) }
}
