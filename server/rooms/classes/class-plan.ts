import { formatYuanShort, sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { fundItems } from '#policy/language'
import type { ClassForm } from './contract.ts'
import { spanOf, timetableFaults } from './domain/timetable.ts'
import type { EstimateItem } from './estimate.ts'
import { estimateFor } from './plan-estimate.ts'
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
  const { fees } = form
  const feeFen = fees ? sum(Object.values(fees)) : null
  const { packId, items } = await estimateFor(tx, actor, { ...form, feeFen, startsOn, endsOn, days })
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
    place_kind: form.placeKind ?? null,
    programme: form.programme ?? null,
    cooperation: form.cooperation ?? null,
    paid_to: form.paidTo ?? null,
    tuition_fen: fees?.tuitionFen ?? null,
    deposit_fen: fees?.depositFen ?? null,
    materials_fen: fees?.materialsFen ?? null,
    education_fund_fen: form.educationFundFen ?? null,
    starts_on: startsOn,
    ends_on: endsOn,
    planned_heads: form.plannedHeads,
    budget_fen: sum(form.budget.map(({ amountFen }) => amountFen)),
  }
  return { values, budget: readBudget(form, items) }
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
