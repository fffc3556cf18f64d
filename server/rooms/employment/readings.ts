import type { Tx } from '#platform/db'
import { readReadings } from '#policy'
import type { ReferralRule } from './domain/follow-up.ts'

/** What the region reads into gx-2022-7#3-5, and two customs no clause states. */
export interface Readings {
  readonly rule: ReferralRule
  /** Yellow this many days before the due day. */
  readonly soonDays: number
  /** A status verified longer ago is shown as stale. */
  readonly staleDays: number
}

const KEYS = [
  'referrals.min',
  'follow-up.months',
  'follow-up.start',
  'follow-up.warning-days',
  'employment.stale-days',
] as const

export async function readingsFor(tx: Tx, regionCode: string): Promise<Readings> {
  const read = await readReadings(tx, KEYS, regionCode)
  return {
    rule: { min: read['referrals.min'], months: read['follow-up.months'], start: read['follow-up.start'] },
    soonDays: read['follow-up.warning-days'],
    staleDays: read['employment.stale-days'],
  }
}

/** The rules of several regions, each read once: mostly it is one county. */
export async function rulesFor(tx: Tx, regionCodes: readonly string[]): Promise<ReadonlyMap<string, ReferralRule>> {
  const rules = new Map<string, ReferralRule>()
  for (const code of new Set(regionCodes)) rules.set(code, (await readingsFor(tx, code)).rule)
  return rules
}
