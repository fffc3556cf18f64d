import { mayBeProject, projectScope, scopeSentence } from '#catalog'
import { type Able, accountsForItem } from '#funds'
import { add, drawn, type Fen, min, subtract, sum, zeroFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { commitmentFor, currentBriefing } from '#notices'
import { findOrganization } from '#organizations'
import type { Tx } from '#platform/db'
import { asksOfClass, type OrganizerKind, readReading } from '#policy'
import { type FundItem, fundItems } from '#policy/language'
import type { BudgetFact, OpeningFacts } from './domain/opening-checks.ts'
import { longestDay, spanOf } from './domain/timetable.ts'
import { feeBarredIn } from './enrolment-case.ts'
import { type EstimateItem, estimate } from './estimate.ts'
import { refuse } from './refusals.ts'
import { type BudgetRow, selectBudget, selectSessions, type TrainingClass } from './store.ts'

export interface Opening {
  readonly facts: OpeningFacts
  readonly estimate: EstimateItem[]
  readonly budget: BudgetRow[]
}

/** Loads everything the decision to open a class looks at, as it is now. */
export async function openingOf(tx: Tx, trainingClass: TrainingClass): Promise<Opening> {
  const { id, regionCode, packId, startsOn } = trainingClass
  const organization = await findOrganization(tx, trainingClass.organizationId)
  if (!organization) throw refuse('class-unknown')
  const sessions = await selectSessions(tx, id)
  const budget = await selectBudget(tx, id)
  const { items } = await estimate(tx, {
    ...trainingClass,
    organizerKind: organization.kind as OrganizerKind,
    trade: { code: trainingClass.tradeCode, nationallyListed: trainingClass.tradeListed },
    days: spanOf(sessions).days,
  })
  const facts: OpeningFacts = {
    today: tx.today,
    startsOn,
    suspendedReason: organization.suspendedReason,
    workshopProject: organization.kind === 'assistance-workshop' && trainingClass.mode === 'project-based',
    trade: { name: trainingClass.tradeName, nationallyListed: trainingClass.tradeListed },
    commitment: await commitmentFor(tx, { matterKind: 'opening', matterId: id }),
    briefingVersion: (await currentBriefing(tx, 'opening', packId))?.version,
    longestDay: longestDay(sessions),
    hoursPerDay: await readReading(tx, 'class-hours-per-day', regionCode),
    budget: await budgetFacts(tx, trainingClass, budget, items),
    project: await projectFact(tx, trainingClass),
    feeFen: trainingClass.feeFen,
    feeBarred: await feeBarredIn(tx, trainingClass),
    educationFundFen: trainingClass.educationFundFen,
  }
  return { facts, estimate: items, budget }
}

/** The three lists (柳政规〔2019〕63号 五（五）) are asked of the project classes under a document that knows them. */
async function projectFact(tx: Tx, { mode, packId, tradeCode, regionCode, startsOn }: TrainingClass) {
  if (mode !== 'project-based' || !asksOfClass(packId, 'project-lists')) return undefined
  const scope = await projectScope(tx, { tradeCode, regionCode, on: startsOn })
  return { allowed: mayBeProject(scope), fact: scopeSentence(scope) }
}

async function budgetFacts(
  tx: Tx,
  trainingClass: TrainingClass,
  budget: readonly BudgetRow[],
  items: readonly EstimateItem[],
): Promise<BudgetFact[]> {
  const facts: BudgetFact[] = []
  const drawnFrom = new Map<string, Fen>()
  for (const { item, amountFen } of budget) {
    const able = tx.actor.kind === 'bureau' ? await accountsLeft(tx, trainingClass, item, drawnFrom) : undefined
    facts.push({
      label: fundItems.label(item),
      amountFen,
      upperFen: items.find((known) => known.item === item)?.upperFen ?? zeroFen,
      availableFen: able && sum(able.map((one) => one.leftFen)),
    })
    for (const { id, drawFen } of drawn(able ?? [], amountFen))
      drawnFrom.set(id, add(drawnFrom.get(id) ?? zeroFen, drawFen))
  }
  return facts
}

/**
 * What the accounts of an item have left for it, after the items before it that draw on the same ones.
 * An item without an account is a fact of the sheet, no error.
 */
async function accountsLeft(
  tx: Tx,
  { regionCode, startsOn }: TrainingClass,
  item: FundItem,
  drawnFrom: ReadonlyMap<string, Fen>,
): Promise<Able[] | undefined> {
  try {
    const accounts = await accountsForItem(tx, { item, regionCode, on: startsOn })
    return accounts.map((one) => ({
      ...one,
      leftFen: subtract(one.leftFen, min(one.leftFen, drawnFrom.get(one.id) ?? zeroFen)),
    }))
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
