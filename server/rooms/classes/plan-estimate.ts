import { findTrade } from '#catalog'
import type { DateText } from '#kernel/dates'
import { type RegionCode, regionLevel } from '#kernel/region-code'
import { findOrganization } from '#organizations'
import { organizationKinds } from '#organizations/contract'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { OrganizerKind } from '#policy'
import { organizerKinds } from '#policy/contract'
import { regionName } from '#regions'
import type { ClassForm } from './contract.ts'
import type { Plan } from './domain/ideal-facts.ts'
import { mayHoldIn } from './domain/may-hold-in.ts'
import { type EstimateItem, estimate } from './estimate.ts'
import { refuse } from './refusals.ts'

type EstimateForm = Pick<ClassForm, 'mode' | 'kind' | 'regionCode' | 'tradeCode' | 'level' | 'plannedHeads'> &
  Pick<Plan, 'endsOn' | 'cooperation' | 'paidTo' | 'feeFen'>

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
