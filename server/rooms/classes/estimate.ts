import type { DateText } from '#kernel/dates'
import { add, type Fen, times, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { entitle, packsFor, ratesFor, settingsFor } from '#policy'
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

/** The most the policy can give for a class, per fund item: heads × what one ideal trainee would get. */
export async function estimate(
  tx: Tx,
  plan: Plan & { readonly plannedHeads: number },
): Promise<{ packId: string; items: EstimateItem[] }> {
  const pack = await packFor(tx, plan)
  const rates = await ratesFor(tx, plan.regionCode, plan.startsOn)
  const settings = await settingsFor(tx, plan.regionCode, plan.startsOn)
  const decisions = entitle({ ...idealFacts(plan, traineeStatuses.values, rates), settings }, [pack])
  const items = new Map<FundItem, EstimateItem>()
  for (const decision of decisions) {
    if (!decision.entitled) continue
    const known = items.get(decision.fundItem)
    const perHeadFen = add(known?.perHeadFen ?? zeroFen, decision.amountFen)
    const [source = ''] = decision.sources
    items.set(decision.fundItem, {
      item: decision.fundItem,
      label: fundItems.label(decision.fundItem),
      source,
      sourceLabel: fundSources.label(source),
      perHeadFen,
      heads: plan.plannedHeads,
      upperFen: times(perHeadFen, plan.plannedHeads),
      cites: [...new Set([...(known?.cites ?? []), ...decision.cites])],
    })
  }
  return { packId: pack.document.id, items: [...items.values()] }
}
