import type { DateText } from '#kernel/dates'
import type { Lapse } from './domain/barred.ts'
import type { Facts } from './domain/facts.ts'
import type { Matter } from './domain/words.ts'

/**
 * One matter a subsidy can be claimed for, as the room that keeps its records hands it over: a completed class, an award,
 * a recognition, a placement … Ids are opaque here; nothing is typed again by whoever claims.
 */
export interface ClaimMatter {
  readonly kind: Matter
  readonly id: string
  /** As printed: 班级编号, 奖项编号 … */
  readonly number: string
  readonly title: string
  /** The county that decides and pays. */
  readonly regionCode: string
  /** Who claims; null where each person claims for themselves. */
  readonly organizationId: string | null
  /** Pack of the decisive day. */
  readonly packId: string
  readonly decisiveOn: DateText
  /** Null when the evidence is complete; else the sentence that says what is still missing. */
  readonly notReady: string | null
  /** The evidence counted once and counts no more: whatever was claimed on it is due no longer. */
  readonly lapsed?: Lapse
  readonly subjects: readonly ClaimSubject[]
}

/** A matter without whom it is about: what a list shows of it. */
export type MatterHead = Omit<ClaimMatter, 'subjects'>

/** Whom, or what, the rules decide about within a matter: an enrollment, a laureate, a studio. */
export interface ClaimSubject {
  readonly id: string
  /** Null where the claim is about an organization, not a person. */
  readonly personId: string | null
  /** The employer, where a rule may pay it; the matter's organization unless told. */
  readonly organizationId?: string | null
  readonly name: string
  readonly township: string
  readonly serviceFrom: DateText
  readonly serviceUntil: DateText
  /** Rates and settings are added by whoever decides. */
  readonly facts: Omit<Facts, 'rates' | 'settings'>
  /** Days that count, where days count; the explanation lists them. */
  readonly days: readonly DateText[]
}
