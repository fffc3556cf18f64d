import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import type { ReferralRule } from './domain/follow-up.ts'

/** What the region reads into gx-2022-7#3-5, and two customs no clause states. */
export interface Readings {
  readonly rule: ReferralRule
  /** Yellow this many days before the due day. */
  readonly soonDays: number
  /** A status verified longer ago is shown as stale. */
  readonly staleDays: number
}

export async function readingsFor(tx: Tx, regionCode: string): Promise<Readings> {
  return {
    rule: {
      min: await readReading(tx, 'referrals.min', regionCode),
      months: await readReading(tx, 'follow-up.months', regionCode),
      start: await readReading(tx, 'follow-up.start', regionCode),
    },
    soonDays: await readReading(tx, 'follow-up.warning-days', regionCode),
    staleDays: await readReading(tx, 'employment.stale-days', regionCode),
  }
}
