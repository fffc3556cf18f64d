import type { RawBuilder } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { RiskRuleId } from './domain/risk-rules.ts'
import { attendanceRisks } from './store-risks-attendance.ts'
import { deathRisks } from './store-risks-deaths.ts'
import { peopleRisks } from './store-risks-people.ts'
import { teachingRisks } from './store-risks-teaching.ts'

/** Whose records a run looks at: every query carries it, beside the scope of the actor. */
export interface RiskScope {
  /** `450225` or `4502`. */
  readonly prefix: string
  /** Stands for what lies in several counties. */
  readonly regionCode: string
  readonly since: DateText
  readonly today: DateText
}

/** What one pattern found: whom it points at, by references; the figures of its sentence; the lines to look up. */
export interface Found {
  readonly regionCode: string
  /** What it is about; with the figures it tells one fact from another. */
  readonly key: string
  readonly organizationId: string | null
  readonly classes: string[]
  readonly persons: string[]
  readonly figures: Record<string, string | number>
  readonly details: string[]
}

/** The query of a rule: `t` are the rule's thresholds by their short names. */
export type RiskQuery = (scope: RiskScope, t: Readonly<Record<string, number>>) => RawBuilder<Found>

const queries: Readonly<Record<RiskRuleId, RiskQuery>> = {
  ...peopleRisks,
  ...deathRisks,
  ...attendanceRisks,
  ...teachingRisks,
}

/** Everything in scope that a rule sees. */
export async function selectFound(
  tx: Tx,
  rule: RiskRuleId,
  scope: RiskScope,
  thresholds: Readonly<Record<string, number>>,
): Promise<Found[]> {
  return (await queries[rule](scope, thresholds).execute(tx.db)).rows
}
