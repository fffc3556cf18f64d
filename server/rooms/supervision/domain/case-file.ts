import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { AffectedLine } from '../contract-cases.ts'
import type { CaseSource, CaseState, LiftingState, MeasureKind, MeasureState } from '../contract-words.ts'

/** A case as it stands on record; it is about an organization (perhaps one class of it) or about a person. */
export interface CaseFile {
  readonly id: string
  readonly number: string
  readonly regionCode: string
  readonly organizationId: string | null
  readonly personId: string | null
  readonly classId: string | null
  readonly source: CaseSource
  readonly grounds: string
  readonly state: CaseState
  readonly openedOn: DateText
  readonly closedOn: DateText | null
  readonly conclusion: string | null
  readonly version: number
}

/** 处理措施: proposed by one natural person, decided by another. */
export interface Measure {
  readonly id: string
  readonly caseId: string
  readonly regionCode: string
  readonly kind: MeasureKind
  readonly state: MeasureState
  readonly reason: string
  readonly document: string
  readonly authority: string
  readonly validUntil: DateText | null
  readonly lines: AffectedLine[]
  readonly amountFen: Fen
  readonly suspensionId: string | null
  readonly proposedBy: string
  readonly proposedName: string
  readonly proposedOn: DateText
  readonly decidedName: string | null
  readonly decidedOn: DateText | null
  readonly decisionNote: string | null
  readonly liftedOn: DateText | null
  readonly liftReason: string | null
}

/** 解除一项措施: proposed by one natural person, decided by another. */
export interface Lifting {
  readonly id: string
  readonly state: LiftingState
  readonly reason: string
  readonly document: string
  readonly proposedBy: string
  readonly proposedName: string
  readonly proposedOn: DateText
  readonly decidedName: string | null
  readonly decidedOn: DateText | null
  readonly decisionNote: string | null
}
