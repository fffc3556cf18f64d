import type { DateText } from '#kernel/dates'
import { type Fen, sum, times } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type Decision, entitle, packsFor, ratesFor, settingsFor } from '#policy'
import { fundSources, traineeStatuses } from '#policy/contract'
import { type FundItem, fundItems, type PolicyPack } from '#policy/language'
import { regionName } from '#regions'
import { idealFacts, type Plan } from './domain/ideal-facts.ts'
import { refuse } from './refusals.ts'

export interface EstimateItem {
  readonly item: FundItem
  readonly label: string
  readonly source: string
  readonly sourceLabel: string
  readonly perHeadFen: Fen
  readonly heads: number
  readonly upperFen: Fen
  readonly cites: string[]
}

/**
 * The document that decides a class: the one in force on the day of its first session where it is held.
 * Two documents never overlap there. @throws Refusal `no-policy`
 */
export async function packFor(
  tx: Tx,
  { startsOn, regionCode }: { startsOn: DateText; regionCode: string },
): Promise<PolicyPack> {
  const packs = await packsFor(tx, regionCode)
  const pack = packs.find(
    ({ document: { territory, effectiveFrom, validUntil } }) =>
      regionCode.startsWith(territory) && effectiveFrom <= startsOn && startsOn <= validUntil,
  )
  if (!pack) throw refuse('no-policy', { startsOn, region: await regionName(tx, regionCode) })
  return pack
}

/**
 * The most the policy can give for a class, per fund item: heads × what the one who can get most of it would get. What a
 * trainee gets depends on the group he is of, so each group is asked by itself.
 */
export async function estimate(
  tx: Tx,
  plan: Plan & { readonly plannedHeads: number },
): Promise<{ packId: string; items: EstimateItem[] }> {
  const pack = await packFor(tx, plan)
  const rates = await ratesFor(tx, plan.regionCode, plan.startsOn)
  const settings = await settingsFor(tx, plan.regionCode, plan.startsOn)
  const items = new Map<FundItem, EstimateItem>()
  for (const statuses of [[], ...traineeStatuses.values.map((status) => [status])]) {
    const decisions = entitle({ ...idealFacts(plan, statuses, rates), settings }, [pack])
    for (const own of itemsOf(decisions, plan.plannedHeads)) {
      const most = items.get(own.item)
      if (!most || own.perHeadFen > most.perHeadFen) items.set(own.item, own)
    }
  }
  return { packId: pack.document.id, items: [...items.values()] }
}

function itemsOf(decisions: readonly Decision[], heads: number): EstimateItem[] {
  const given = Map.groupBy(
    decisions.filter((decision) => decision.entitled),
    (decision) => decision.fundItem,
  )
  return [...given].map(([item, own]) => {
    const perHeadFen = sum(own.map((decision) => decision.amountFen))
    const sources = own.at(-1)?.sources ?? []
    return {
      item,
      label: fundItems.label(item),
      source: sources[0] ?? '',
      sourceLabel: sources.map((source) => fundSources.label(source)).join('、'),
      perHeadFen,
      heads,
      upperFen: times(perHeadFen, heads),
      cites: [...new Set(own.flatMap(({ cites }) => cites))],
    }
  })
}
