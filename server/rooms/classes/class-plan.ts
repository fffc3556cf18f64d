import { findTrade } from '#catalog'
import type { DateText } from '#kernel/dates'
import { formatYuanShort, sum } from '#kernel/money'
import { type RegionCode, regionLevel } from '#kernel/region-code'
import { findOrganization } from '#organizations'
import { organizationKinds } from '#organizations/contract'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { OrganizerKind } from '#policy'
import { organizerKinds } from '#policy/contract'
import { fundItems } from '#policy/language'
import { regionName } from '#regions'
import type { ClassForm } from './contract.ts'
import { mayHoldIn } from './domain/may-hold-in.ts'
import { spanOf, timetableFaults } from './domain/timetable.ts'
import { type EstimateItem, estimate } from './estimate.ts'
import { refuse } from './refusals.ts'
import type { BudgetRow, ClassValues } from './store.ts'

export interface CheckedPlan {
  readonly values: ClassValues
  readonly budget: readonly BudgetRow[]
}

/**
 * Reads an application: who applies, where, when, for which trade, under which document, and turns it into what is stored.
 * @throws Refusal `organizer-unfit`, `county-needed`, `outside-grant`, `trade-unknown`, `timetable-wrong`, `no-policy`,
 * `item-repeated`, `budget-over-estimate` (an item the policy does not give)
 */
export async function readPlan(tx: Tx, actor: Actor, form: ClassForm): Promise<CheckedPlan> {
  checkTimetable(form)
  const { startsOn, endsOn, days } = spanOf(form.sessions)
  const { packId, items } = await estimateFor(tx, actor, { ...form, startsOn, days })
  const values: ClassValues = {
    title: form.title,
    mode: form.mode,
    kind: form.kind,
    pack_id: packId,
    region_code: form.regionCode,
    organization_id: actor.organizationId ?? '',
    trade_code: form.tradeCode,
    level: form.level ?? null,
    place: form.place,
    starts_on: startsOn,
    ends_on: endsOn,
    planned_heads: form.plannedHeads,
    budget_fen: sum(form.budget.map(({ amountFen }) => amountFen)),
  }
  return { values, budget: readBudget(form, items) }
}

type EstimateForm = Pick<ClassForm, 'mode' | 'kind' | 'regionCode' | 'tradeCode' | 'level' | 'plannedHeads'>

/** The estimate of a plan for the organization that asks. */
export async function estimateFor(
  tx: Tx,
  actor: Actor,
  form: EstimateForm & { readonly startsOn: DateText; readonly days: number },
): Promise<{ packId: string; items: EstimateItem[] }> {
  const organizerKind = await organizerFit(tx, actor, form.regionCode)
  const trade = await findTrade(tx, form.tradeCode)
  if (!trade) throw refuse('trade-unknown')
  return estimate(tx, { ...form, organizerKind, trade, level: form.level ?? null })
}

async function organizerFit(tx: Tx, actor: Actor, county: string): Promise<OrganizerKind> {
  const organization = actor.organizationId ? await findOrganization(tx, actor.organizationId) : undefined
  const kind = organizerKinds.values.find((known) => known === organization?.kind)
  if (!organization || !kind)
    throw refuse('organizer-unfit', { kind: organizationKinds.label(organization?.kind ?? '') })
  if (regionLevel(county as RegionCode) !== 'county') throw refuse('county-needed')
  if (!mayHoldIn(county as RegionCode, organization.regionCode as RegionCode, actor.grantedRegions)) {
    throw refuse('outside-grant', { region: await regionName(tx, county) })
  }
  return kind
}

function checkTimetable({ sessions }: ClassForm): void {
  const faults = timetableFaults(sessions)
  if (faults.length === 0) return
  const errors = faults.map(({ index, message }) => ({
    path: `sessions.${index}.startsAt`,
    code: 'timetable',
    message,
  }))
  throw refuse('timetable-wrong', { count: faults.length }, errors)
}

function readBudget({ budget }: ClassForm, items: readonly EstimateItem[]): BudgetRow[] {
  if (new Set(budget.map(({ item }) => item)).size < budget.length) throw refuse('item-repeated')
  return budget.map(({ item, amountFen }) => {
    const known = items.find((candidate) => candidate.item === item)
    if (known) return { item: known.item, source: known.source, amountFen }
    const fact = `${fundItems.label(item)}${formatYuanShort(amountFen)}元，本班不适用该项`
    throw refuse('budget-over-estimate', { fact })
  })
}
