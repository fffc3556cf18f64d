import { categoryOf } from '#catalog'
import { type CommittedPart, committedTo } from '#funds'
import { formatYuanShort } from '#kernel/money'
import { commitmentFor, currentBriefing } from '#notices'
import { organizationName } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { fundSources } from '#policy/contract'
import { fundItems } from '#policy/language'
import { regionName } from '#regions'
import { openingChecks } from './domain/opening-checks.ts'
import { actsOf } from './domain/steps.ts'
import { openingOf } from './opening-facts.ts'
import { refuse } from './refusals.ts'
import { findClass, selectBudget, selectSessions, type TrainingClass } from './store.ts'
import { feeStandings } from './store-fees.ts'
import { selectEnrollments } from './store-roster.ts'

/** A class by its id. @throws Refusal `class-unknown` */
export async function getTrainingClass(tx: Tx, classId: string): Promise<TrainingClass> {
  const trainingClass = await findClass(tx, classId)
  if (!trainingClass) throw refuse('class-unknown')
  return trainingClass
}

/** The whole file of a class, with what the caller may do now. */
export async function classFile(tx: Tx, actor: Actor, { classId }: { classId: string }) {
  const trainingClass = await getTrainingClass(tx, classId)
  const roll = await selectEnrollments(tx, classId)
  const budget = await selectBudget(tx, classId)
  const committed = await committedTo(tx, classId)
  const standings = [...(await feeStandings(tx, classId)).values()]
  return {
    ...trainingClass,
    regionName: await regionName(tx, trainingClass.regionCode),
    organizationName: await organizationName(tx, trainingClass.organizationId),
    enrolled: roll.filter((one) => !one.withdrawnOn).length,
    sessions: await selectSessions(tx, classId),
    budget: budget.map((row) => ({
      ...row,
      label: fundItems.label(row.item),
      sourceLabel: sourceWords(committed.get(row.item), row.source),
    })),
    commitment: (await commitmentFor(tx, { matterKind: 'opening', matterId: classId })) ?? null,
    briefing: (await currentBriefing(tx, 'opening', trainingClass.packId)) ?? null,
    fees: feesOf(trainingClass),
    category: categoryOf(trainingClass.kind),
    feesConfirmed: standings.filter(({ confirmed }) => confirmed).length,
    acts: actsOf(trainingClass.state, actor.role),
  }
}

/** Where an item's money comes from: as it was reserved, each source with its part where there are several; before, the first. */
function sourceWords(parts: readonly CommittedPart[] | undefined, first: string): string {
  if (!parts || parts.length < 2) return fundSources.label(parts?.[0]?.source ?? first)
  return parts
    .map(({ source, amountFen }) => `${fundSources.label(source)} ${formatYuanShort(amountFen)} 元`)
    .join('、')
}

function feesOf({ tuitionFen, depositFen, materialsFen }: TrainingClass) {
  if (tuitionFen === null || depositFen === null || materialsFen === null) return null
  return { tuitionFen, depositFen, materialsFen }
}

/** The officer's sheet: each condition with its fact and result, computed now. The fund is the bureau's business. */
export async function checkSheet(tx: Tx, actor: Actor, { classId }: { classId: string }) {
  const opening = await openingOf(tx, await getTrainingClass(tx, classId))
  const shown = openingChecks.filter(({ code }) => code !== 'fund-available' || actor.kind === 'bureau')
  const checks = shown.map(({ code, label, cites, judge }) => ({
    code,
    label,
    cites: [...cites],
    ...judge(opening.facts),
  }))
  return { checks, estimate: opening.estimate }
}
