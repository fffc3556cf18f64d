import { z } from 'zod'
import { placeKinds, placeLinks, programmes } from '#catalog/contract'
import { type CodeOf, codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageQuery } from '#kernel/pages'
import { amountShape, dateShape, done, id, sentence } from '#kernel/shapes'
import { cooperationKinds } from '#policy/contract'

/** 粤桂协作培训“给予培训企业、机构或个人”：领款方在申报开班时选定（柳政规〔2019〕63号 四（三））。 */
export const chosenPayees = codes('ChosenPayee', {
  organizer: ['开班单位', 'the organizer'],
  person: ['学员本人', 'the trainee'],
})
export type ChosenPayee = CodeOf<typeof chosenPayees>

/** 收费的名目：培训费、押金、材料费都算收费。 */
export const chargeKinds = codes('ChargeKind', {
  tuition: ['培训费', 'tuition'],
  deposit: ['押金', 'deposit'],
  materials: ['材料费', 'materials'],
  other: ['其他', 'other'],
})
export type ChargeKind = CodeOf<typeof chargeKinds>

const fees = z.object({ tuitionFen: amountShape, depositFen: amountShape, materialsFen: amountShape })

/** What an application states beside plan and timetable; what is left out stays unknown. */
export const termsForm = z.object({
  placeKind: placeKinds.schema.nullish(),
  programme: programmes.schema.nullish(),
  cooperation: cooperationKinds.schema.nullish(),
  paidTo: chosenPayees.schema.nullish(),
  /** What a trainee pays. */
  fees: fees.nullish(),
  /** What of the same class is charged to 职工教育经费. */
  educationFundFen: amountShape.nullish(),
})

/** The same as a class keeps it. */
export const termsShape = z.object({
  placeKind: placeKinds.schema.nullable(),
  programme: programmes.schema.nullable(),
  cooperation: cooperationKinds.schema.nullable(),
  paidTo: chosenPayees.schema.nullable(),
  fees: fees.nullable(),
  feeFen: amountShape.nullable(),
  educationFundFen: amountShape.nullable(),
})

/** What an enrolment states of one trainee; what is left out is taken from the class or stays unknown. */
export const traineeTermsForm = z.object({
  placeLink: placeLinks.schema.nullish(),
  feeFen: amountShape.nullish(),
  agreementSignedOn: dateShape.nullish(),
})

export const recordTerms = endpoint({
  method: 'PUT',
  path: '/api/enrollments/:enrollmentId/terms',
  summary: '登记学员的收费、参训地联系、学徒协议',
  cites: ['lz-2019-63#3-3', 'lz-2019-63#6-2', 'lz-2019-63#2-1'],
  params: z.object({ enrollmentId: id }),
  body: traineeTermsForm,
  reply: done,
})

const own = z.object({ enrollmentId: id })

export const confirmNoFee = endpoint({
  method: 'POST',
  path: '/api/my/enrollments/:enrollmentId/no-fee',
  summary: '确认没有被收过任何费用',
  cites: ['lz-2019-63#3-3'],
  params: own,
  reply: done,
})

export const reportFee = endpoint({
  method: 'POST',
  path: '/api/my/enrollments/:enrollmentId/fee-report',
  summary: '反映被收费（先收后退也算）',
  cites: ['lz-2019-63#3-3'],
  params: own,
  body: z.object({
    chargedFen: amountShape.min(1, { error: '请填写收了多少钱' }),
    charge: chargeKinds.schema,
    refunded: z.boolean().default(false),
    note: z.string().trim().max(300, { error: '说明最多300个字' }).default(''),
  }),
  reply: done,
})

export const listFeeReports = endpoint({
  method: 'GET',
  path: '/api/fee-reports',
  summary: '学员反映的收费',
  cites: ['lz-2019-63#3-3', 'lz-2019-63#6-4'],
  query: pageQuery.pick({ limit: true }).extend({ state: z.enum(['open', 'settled']).optional() }),
  reply: z.object({
    /** How many there are in all; the reply may hold the first of them only. */
    total: z.int(),
    reports: z.array(
      z.object({
        id,
        classId: id,
        classTitle: z.string(),
        organizationName: z.string(),
        personName: z.string(),
        chargedFen: amountShape,
        charge: chargeKinds.schema,
        refunded: z.boolean(),
        note: z.string(),
        statedOn: dateShape,
        upheld: z.boolean().nullable(),
        finding: z.string().nullable(),
        decidedOn: dateShape.nullable(),
      }),
    ),
  }),
})

export const settleFeeReport = endpoint({
  method: 'POST',
  path: '/api/fee-reports/:statementId/finding',
  summary: '核查收费反映的结论',
  cites: ['lz-2019-63#3-3', 'lz-2019-63#6-4'],
  params: z.object({ statementId: id }),
  body: z.object({ upheld: z.boolean(), note: sentence('核查情况', 300) }),
  reply: done,
})

/** What a trainee sees of fees in the own class. */
export const ownFeesShape = z.object({
  statedFen: amountShape.nullable(),
  freeOfCharge: z.boolean(),
  statements: z.array(
    z.object({
      chargedFen: amountShape,
      charge: z.string().nullable(),
      refunded: z.boolean(),
      statedOn: dateShape,
      /** Null while it is looked into. */
      upheld: z.boolean().nullable(),
    }),
  ),
})

export const countByProgramme = endpoint({
  method: 'GET',
  path: '/api/class-programmes',
  summary: '各专项行动的班和人',
  cites: ['lz-2019-63#4-2'],
  reply: z.object({
    programmes: z.array(
      z.object({
        programme: programmes.schema,
        label: z.string(),
        classes: z.int(),
        /** On the roll now or at the end. */
        trainees: z.int(),
        completed: z.int(),
      }),
    ),
  }),
})
