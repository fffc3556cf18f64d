import type { ClauseAnchor } from '#kernel/policy-anchor'

/** The steps at which a document is told of once, and obeyed by a promise in writing. */
export const briefingSteps = ['opening', 'training', 'assessment', 'claim'] as const
export type BriefingStep = (typeof briefingSteps)[number]

/** 一次性告知与书面承诺: the first version, as it comes with the pack; later ones are published by the bureau. */
export interface Briefing {
  readonly step: BriefingStep
  readonly cites: readonly ClauseAnchor[]
  /** What is told, point by point. */
  readonly told: readonly string[]
  /** What the organizer promises, point by point. */
  readonly promised: readonly string[]
}
