import { type CodeOf, codes, type Labels, type Language } from '#kernel/codes'
import type { PolicyDocument } from './document.ts'
import { certificateKinds, type Facts, organizerKinds, traineeStatuses, trainingKinds, trainingModes } from './facts.ts'

/** A question put to the facts. Answers are codes: a rule stays data, and a refusal can show what was found. */
interface Question<C extends string> {
  readonly labels: Labels
  /** Who can change or correct the answer, and how. */
  readonly cure: Labels
  readonly answers: { readonly values: readonly C[]; label(code: string, language?: Language): string }
  read(facts: Facts, document: PolicyDocument): C | readonly C[]
}

function ask<C extends string>(
  labels: Labels,
  answers: Question<C>['answers'],
  read: (facts: Facts, document: PolicyDocument) => NoInfer<C> | readonly NoInfer<C>[],
  cure: Labels,
): Question<C> {
  return { labels, answers, read, cure }
}

const approvals = codes('OpeningApprovalAnswer', {
  'in-time': ['首次上课前已批准', 'approved before the first session'],
  late: ['首次上课后才批准', 'approved only after the first session had begun'],
  none: ['未批准', 'not approved'],
})

const contracts = codes('ContractAnswer', {
  'in-force': [
    '与组织单位签订，覆盖首次上课日至最后计补日',
    'with the organizer, from first session to last counted day',
  ],
  'starts-late': ['晚于首次上课日生效', 'begins after the first session'],
  'ends-early': ['早于最后计补日到期', 'ends before the last counted day'],
  'other-employer': ['与其他单位签订', 'with another employer'],
  none: ['未签订', 'none'],
})

const yesNo = <const N extends string>(name: N, yes: Labels, no: Labels) => codes(name, { yes, no })

/** Every question a rule may ask, by name. A new pack asks; only a new kind of fact adds a line here. */
export const questions = {
  'policy-period': ask(
    ['首次上课日与政策有效期', 'first session and period of validity'],
    codes('PolicyPeriodAnswer', {
      before: ['早于施行日期', 'before the policy took effect'],
      within: ['在有效期内', 'within the period of validity'],
      after: ['晚于有效期', 'after the policy expired'],
    }),
    (f, d) => (f.decisiveOn < d.effectiveFrom ? 'before' : f.decisiveOn > d.validUntil ? 'after' : 'within'),
    [
      '有效期由政策文件规定；延期须录入延期文件',
      'The period is set by the document; an extension needs a cited document.',
    ],
  ),
  'policy-territory': ask(
    ['培训所在地', 'place of training'],
    yesNo(
      'PolicyTerritoryAnswer',
      ['在政策适用地区', 'within the territory'],
      ['不在政策适用地区', 'outside the territory'],
    ),
    (f, d) => (f.trainingClass.region.startsWith(d.territory) ? 'yes' : 'no'),
    ['按培训所在地的政策申领', 'Claim under the policy of the place of training.'],
  ),
  'training-mode': ask(['培训方式', 'training mode'], trainingModes, (f) => f.trainingClass.mode, [
    '培训方式以开班批复为准',
    'The mode is the one in the approval of the class.',
  ]),
  'training-kind': ask(['培训类型', 'kind of training'], trainingKinds, (f) => f.trainingClass.kind, [
    '培训类型以开班批复为准',
    'The kind is the one in the approval of the class.',
  ]),
  'opening-approval': ask(
    ['开班批准', 'approval of the class'],
    approvals,
    ({ trainingClass: c }) =>
      c.openingApprovedAt === null ? 'none' : c.openingApprovedAt < c.firstSessionAt ? 'in-time' : 'late',
    [
      '开班须在首次上课前获批；迟批的班可以培训，不能补贴',
      'Get approval before the first session; a late class can be taught but not subsidised.',
    ],
  ),
  'organizer-kind': ask(['组织单位', 'organizer'], organizerKinds, (f) => f.organizer.kind, [
    '组织单位类型以机构登记为准',
    'The kind of organizer is the one in the organization register.',
  ]),
  'occupation-listing': ask(
    ['职业（工种）', 'occupation'],
    codes('OccupationListingAnswer', {
      listed: ['标准职业（工种）', 'standard occupation'],
      unlisted: ['非标准职业（工种）', 'non-standard occupation'],
    }),
    (f) => (f.occupation.nationallyListed ? 'listed' : 'unlisted'),
    ['以目录清单中的职业（工种）为准', 'The program catalog decides.'],
  ),
  'trainee-status': ask(['人员身份', 'status of the person'], traineeStatuses, (f) => f.trainee.statuses, [
    '身份以首次上课日快照为准；有误请凭主管部门名单更正',
    'Status is as of the first session; errors are corrected from the responsible department’s list.',
  ]),
  contract: ask(['劳动合同', 'labor contract'], contracts, contractAnswer, [
    '请提供覆盖首次上课日至最后计补日的劳动合同',
    'Provide a contract in force from the first session to the last counted day.',
  ]),
  attendance: ask(
    ['考勤', 'attendance'],
    yesNo('AttendanceAnswer', ['有出勤日', 'attended'], ['没有出勤日', 'no attended day']),
    (f) => (f.attendance.days > 0 ? 'yes' : 'no'),
    ['考勤有误的，由另一人在考勤中作更正记录', 'A second person corrects the attendance with a new record.'],
  ),
  certificate: ask(['证书', 'certificate'], certificateKinds, (f) => (f.certificate ? [f.certificate.kind] : []), [
    '取得证书并录入后重新核算',
    'Enter the certificate once it is issued, then calculate again.',
  ]),
}

export type QuestionName = keyof typeof questions

/** The codes a question can be answered with. */
export type AnswerOf<Q extends QuestionName> = (typeof questions)[Q] extends Question<infer C> ? C : never

/** The same table seen by name only, for the evaluator and the explanations. */
export const questionOf = (name: QuestionName): Question<string> => questions[name]

function contractAnswer({ trainee, trainingClass, attendance }: Facts): CodeOf<typeof contracts> {
  const { contract } = trainee
  if (!contract) return 'none'
  if (!contract.withOrganizer) return 'other-employer'
  const firstOn = trainingClass.firstSessionAt.slice(0, 10)
  const lastOn = attendance.lastCountedOn ?? firstOn
  if (contract.from > firstOn) return 'starts-late'
  return contract.until !== null && contract.until < lastOn ? 'ends-early' : 'in-force'
}
