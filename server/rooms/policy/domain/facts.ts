import { z } from 'zod'
import { amountShape, dateShape, monthShape } from '#kernel/shapes'
import * as words from './words.ts'

/** A local business time to the minute, `2024-06-03T08:30`: dates alone cannot say "before the first session". */
export type MinuteText = `${string}T${string}`

const isMinute = (text: string): text is MinuteText => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text)
export const minute = z.string().refine(isMinute, { error: '时间应为“年-月-日T时:分”' })
export const division = z.string().regex(/^\d{2,12}$/, { error: '应为行政区划代码' })
export const count = z.int({ error: '应为整数' }).min(0, { error: '不能为负' }).max(100_000)
const key = z.string().min(1).max(40).nullable()

/** One row of a rate table entered under a cited document; a null key fits every value. */
export const rateEntryShape = z.strictObject({
  table: z.string(),
  /** Number of the document that sets the rate, as printed. */
  document: z.string(),
  /** Division-code prefix of the area it holds for: `4502`. */
  region: z.string(),
  from: dateShape,
  until: dateShape.nullable(),
  kind: words.trainingKinds.schema.nullable(),
  occupation: key,
  level: words.skillLevels.schema.nullable(),
  /** Status of the person, where a rate is set by group. */
  group: words.traineeStatuses.schema.nullish(),
  /** Level of the contest or of the recognition, where a rate is set by it. */
  tier: words.awardLevels.schema.nullish(),
  /** Rank or prize of the award, where a rate is set by it. */
  rank: words.awardRanks.schema.nullish(),
  /** Basis of the support or what was recognized, where a rate is set by it. */
  subject: words.rateSubjects.schema.nullish(),
  unit: words.units.schema,
  rateFen: amountShape,
  sources: z.array(words.fundSources.schema).readonly(),
})
export type RateEntry = Readonly<z.output<typeof rateEntryShape>>

const trainingClass = z.strictObject({
  mode: words.trainingModes.schema,
  kind: words.trainingKinds.schema,
  openingApprovedAt: minute.nullable(),
  firstSessionAt: minute,
  cooperation: words.cooperationKinds.schema.optional(),
})

const trainee = z.strictObject({
  statuses: z.array(words.traineeStatuses.schema).readonly(),
  /** Contracts that follow each other without a gap are given as one; `until: null` is open-ended. */
  contract: z.strictObject({ from: dateShape, until: dateShape.nullable(), withOrganizer: z.boolean() }).nullable(),
  /** Kind of the employer, where it is not the organizer. */
  employerKind: words.organizerKinds.schema.optional(),
  /** Registered residence; left out where it is not known. */
  urban: z.boolean().optional(),
  graduatedOn: dateShape.optional(),
  /** What was taken from the trainee: fees, deposits, materials. Left out where nothing was recorded. */
  feeFen: amountShape.optional(),
  /** Months of unemployment insurance paid, as the insurance office confirms. */
  insuredMonths: count.optional(),
})

/**
 * What a rule may look at, assembled by the room that asks: one person in one class, one placement, one award … A
 * section that does not belong to the matter is left out, and every question about it is then answered by nothing.
 */
export const factsShape = z.strictObject({
  matter: words.matters.schema,
  /** Decides which pack, rate and rate table apply, and dates the status snapshot: the day of the first session. */
  decisiveOn: dateShape,
  /** Division code of the place of training, work or award. */
  region: division,
  trainingClass: trainingClass.optional(),
  /** Who organizes, employs or claims. */
  organizer: z
    .strictObject({
      kind: words.organizerKinds.schema,
      insured: z.boolean().optional(),
      /** Paired with a county or a resettlement site by an agreement in force. */
      paired: z.boolean().optional(),
    })
    .optional(),
  occupation: z
    .strictObject({
      nationallyListed: z.boolean(),
      /** Occupation code, or the catalog item of a non-standard trade. */
      code: z.string().nullable(),
      level: words.skillLevels.schema.nullable(),
    })
    .optional(),
  trainee: trainee.optional(),
  /** Scheduled days on which this person attended, the last of them, and the class hours of those days. */
  attendance: z
    .strictObject({
      days: count,
      lastCountedOn: dateShape.nullable(),
      hours: count.optional(),
      /** How the class ended for the person; left out while it is not known. */
      outcome: words.trainingOutcomes.schema.optional(),
    })
    .optional(),
  certificate: z.strictObject({ kind: words.certificateKinds.schema, issuedOn: dateShape }).nullable().optional(),
  /** The contract a placement led to, and the months of social insurance paid after it began, at that employer. */
  placement: z
    .strictObject({
      contractFrom: dateShape,
      contractUntil: dateShape.nullable(),
      insuredMonths: count,
      /** The longest run of them without a gap; left out where the months themselves are not known. */
      insuredMonthsInARow: count.optional(),
      employerKind: words.organizerKinds.schema.optional(),
      jointlyTrained: z.boolean().optional(),
    })
    .optional(),
  workMonths: z.array(monthShape).readonly().optional(),
  apprenticeship: z.strictObject({ agreementSigned: z.boolean(), years: count }).optional(),
  award: z
    .strictObject({
      kind: words.awardKinds.schema,
      level: words.awardLevels.schema,
      rank: words.awardRanks.schema.optional(),
      /** Division code of the place that was represented. */
      representing: division,
      /** What the higher level has paid the person. */
      paidFen: amountShape,
      /** Full years since the last round; left out for the first. */
      yearsSinceLastRound: count.optional(),
    })
    .optional(),
  recognition: z
    .strictObject({
      kind: words.recognitionKinds.schema,
      level: words.awardLevels.schema,
      newlyRecognized: z.boolean(),
    })
    .optional(),
  jointSchool: z.strictObject({ basis: words.schoolBases.schema, heads: count }).optional(),
  /** An advance asked for, and the training subsidy the approved plan comes to. */
  plan: z
    .strictObject({
      approvedTrainingFen: amountShape,
      askedFen: amountShape,
      /** What of the training subsidy the class has earned in the end, once it has been claimed; left out before. */
      earnedFen: amountShape.optional(),
      /** The source reserved for it when the plan was approved. */
      source: words.fundSources.schema.optional(),
    })
    .optional(),
  year: z
    .strictObject({
      trainingIncomeFen: amountShape.optional(),
      educationFundUsedFen: amountShape.optional(),
      frontLineFen: amountShape.optional(),
      wagesFen: amountShape.optional(),
    })
    .optional(),
  /** Chosen once per claim where the text leaves the payee open. */
  paidTo: z.enum(['organizer', 'person']).optional(),
  /** Readings set otherwise than the rule's own, by `<rule id>/<reading>`. */
  settings: z.record(z.string(), z.union([z.int(), z.string()])).optional(),
  rates: z.array(rateEntryShape).readonly(),
})

export type Facts = Readonly<z.output<typeof factsShape>>
