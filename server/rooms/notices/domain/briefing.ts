import type { ClauseAnchor } from '#kernel/policy-anchor'
import type { MatterKind } from '../contract.ts'

/** The first version of a briefing, as it comes with the product. */
export interface FirstBriefing {
  readonly matterKind: MatterKind
  readonly cites: readonly ClauseAnchor[]
  readonly told: readonly string[]
  readonly promised: readonly string[]
}

/** Numbered points, one per line: `1. …`. */
export const numbered = (points: readonly string[]): string =>
  points.map((point, index) => `${index + 1}. ${point}`).join('\n')

/** What is signed, word for word; its hash is kept with the signature. */
export const signedText = (briefing: { version: number; text: string; commitmentText: string }) => ({
  version: briefing.version,
  text: briefing.text,
  commitmentText: briefing.commitmentText,
})
