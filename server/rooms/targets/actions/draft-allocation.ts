import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import type * as contract from '../contract.ts'
import { type AllocationFactor, type AllocationForm, type ComputedFactor, computedFactors } from '../contract.ts'
import { factorFaults } from '../domain/allocate.ts'
import { type Gathered, gather } from '../factor-inputs.ts'
import { percent } from '../percent.ts'
import { refuse } from '../refusals.ts'
import { type Draft, findAllocation, lockAllocation, replaceDraft, saveDraft } from '../store-allocations.ts'

/** The two computed indicators of the caller's region over a span. @throws Refusal `period-backwards`, `region-childless` */
export async function readFactors(tx: Tx, actor: Actor, input: InputOf<typeof contract.readFactors>) {
  const { people: _, ...read } = await gather(tx, actor.regionCode, input)
  return { ...read, places: [...read.places] }
}

/**
 * Drafts an allocation: the two indicators are computed and stored with it, others come with their source; the weights
 * come from a document and add up to 100 % (gx-2022-7#9).
 * @throws Refusal `period-backwards`, `region-childless`, `values-outside`, `factors-wrong`
 */
export async function draftAllocation(tx: Tx, actor: Actor, form: InputOf<typeof contract.draftAllocation>) {
  const draft = draftOf(await gather(tx, actor.regionCode, form), form)
  const id = await saveDraft(tx, draft)
  tx.notes.push({ matterId: id, facts: { amountFen: form.amountFen, version: 1 } })
  return { id, version: 1 }
}

/**
 * Saves a draft anew, the computed indicators computed anew; whoever saves is its drafter.
 * @throws Refusal `allocation-unknown`, `allocation-frozen`, and those of a new draft
 */
export async function editAllocation(tx: Tx, _: Actor, form: InputOf<typeof contract.editAllocation>) {
  await lockAllocation(tx, form.allocationId)
  const stored = await findAllocation(tx, form.allocationId)
  if (!stored) throw refuse('allocation-unknown')
  if (stored.state === 'frozen') throw refuse('allocation-frozen', { on: stored.frozenOn ?? '' })
  expectVersion(stored.version, form.version)
  await replaceDraft(tx, stored.id, stored.version, draftOf(await gather(tx, stored.regionCode, form), form))
  const version = stored.version + 1
  tx.notes.push({ matterId: stored.id, facts: { amountFen: form.amountFen, version } })
  return { id: stored.id, version }
}

function draftOf(gathered: Gathered, form: AllocationForm): Draft {
  const regions = gathered.places.map(({ regionCode }) => regionCode)
  const factors = [...computedFrom(gathered, form), ...enteredIn(form, regions)]
  const faults = factorFaults(factors, regions)
  if (faults) {
    const labels = factors.filter(({ key }) => faults.empty.includes(key)).map(({ label }) => `“${label}”没有数`)
    throw refuse('factors-wrong', { sum: `${percent(faults.sumBp)}%`, empty: labels.join('，') || '合计调到100%' })
  }
  const { title, source, from, until, amountFen, documentNumber } = form
  const inputs = { factors, overlap: gathered.overlap }
  return { regionCode: gathered.regionCode, title, source, from, until, amountFen, documentNumber, inputs }
}

const computedFrom = ({ values }: Gathered, { computed }: AllocationForm): AllocationFactor[] =>
  computedFactors.values.map((key: ComputedFactor) => ({
    key,
    label: computedFactors.label(key),
    weightBp: computed[key],
    document: '',
    values: { ...values[key] },
  }))

function enteredIn({ entered }: AllocationForm, regions: readonly string[]): AllocationFactor[] {
  const outside = entered.flatMap(({ values }) => Object.keys(values).filter((code) => !regions.includes(code)))
  if (outside.length > 0) throw refuse('values-outside', { regions: [...new Set(outside)].join('、') })
  return entered.map(({ label, weightBp, document, values }, index) => ({
    key: `other-${index + 1}`,
    label,
    weightBp,
    document,
    values: Object.fromEntries(regions.map((code) => [code, values[code] ?? 0])),
  }))
}
