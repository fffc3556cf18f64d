import type { DateText } from '#kernel/dates'
import type { Fact } from './count.ts'

/** A completion of a class, as the room of classes gives it. */
export interface Trained {
  readonly regionCode: string
  readonly completedOn: DateText
  readonly trainingKind: string
  readonly organizerKind: string
  readonly subsidised: boolean
  readonly personId: string
  readonly personName: string
  readonly statuses: readonly string[]
  readonly matter: string
}

/** 二（一）: forms in which an enterprise trains its own people, whoever teaches. */
const ENTERPRISE_KINDS: ReadonlySet<string> = new Set([
  'onboarding',
  'apprentice',
  'on-the-job',
  'off-the-job',
  'redeployment',
  'safety',
])

/** By the class and only by it, so that every person-time falls into exactly one of the two parts (lz-2019-63#1-2). */
export const ofEnterprise = ({ trainingKind, organizerKind }: Trained): boolean =>
  organizerKind === 'enterprise' || ENTERPRISE_KINDS.has(trainingKind)

/** 三（三）: the groups the clause lists for free training. */
export const KEY_GROUPS: ReadonlySet<string> = new Set([
  'child-of-registered-poor',
  'registered-poor',
  'school-leaver',
  'rural-transfer-worker',
  'laid-off',
  'redeployed',
  'veteran',
  'disabled',
])

/** A completion as a fact of a count. */
export const factOf = (one: Trained): Fact => ({
  regionCode: one.regionCode,
  on: one.completedOn,
  personId: one.personId,
  subject: one.personName,
  matter: one.matter,
  counts: true,
})

/** Which person-times each indicator counts, all of them of subsidised classes. */
export const trainedBy: Readonly<Record<'training' | 'enterprise' | 'keyGroup' | 'poor', (one: Trained) => boolean>> = {
  training: ({ subsidised }) => subsidised,
  enterprise: (one) => one.subsidised && ofEnterprise(one),
  keyGroup: (one) => one.subsidised && !ofEnterprise(one),
  poor: (one) => one.subsidised && !ofEnterprise(one) && one.statuses.includes('registered-poor'),
}

/**
 * Apprentices are persons: each counted once, where and when they first completed. A part of the employees of enterprises,
 * who are counted in subsidised classes alone: a part is never more than its whole (lz-2019-63#2-1).
 */
export function apprentices(all: readonly Trained[]): Fact[] {
  const first = new Map<string, Trained>()
  const trained = all.filter((one) => trainedBy.enterprise(one) && one.trainingKind === 'apprentice')
  for (const one of trained) if (!first.has(one.personId)) first.set(one.personId, one)
  return [...first.values()].map(factOf)
}
