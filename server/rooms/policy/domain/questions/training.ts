import { type CodeOf, codes } from '#kernel/codes'
import type { Facts } from '../facts.ts'
import {
  certificateKinds,
  cooperationKinds,
  skillLevels,
  trainingKinds,
  trainingModes,
  trainingOutcomes,
} from '../words.ts'
import { ask, yesNo } from './ask.ts'

const approvals = codes('OpeningApprovalAnswer', {
  'in-time': ['首次上课前已批准', 'approved before the first session'],
  late: ['首次上课后才批准', 'approved only after the first session had begun'],
  none: ['未批准', 'not approved'],
})

/** What is asked of the class, its attendance and its certificate. */
export const trainingQuestions = {
  'training-mode': ask(['培训方式', 'training mode'], trainingModes, (f) => f.trainingClass?.mode, [
    '培训方式以开班批复为准',
    'The mode is the one in the approval of the class.',
  ]),
  'training-kind': ask(['培训类型', 'kind of training'], trainingKinds, (f) => f.trainingClass?.kind, [
    '培训类型以开班批复为准',
    'The kind is the one in the approval of the class.',
  ]),
  cooperation: ask(['粤桂协作', 'cooperation with Guangdong'], cooperationKinds, (f) => f.trainingClass?.cooperation, [
    '以开班批复为准',
    'The approval of the class decides.',
  ]),
  'opening-approval': ask(['开班批准', 'approval of the class'], approvals, approvalAnswer, [
    '开班须在首次上课前获批；迟批的班可以培训，不能补贴',
    'Get approval before the first session; a late class can be taught but not subsidised.',
  ]),
  'occupation-listing': ask(
    ['职业（工种）', 'occupation'],
    codes('OccupationListingAnswer', {
      listed: ['标准职业（工种）', 'standard occupation'],
      unlisted: ['非标准职业（工种）', 'non-standard occupation'],
    }),
    ({ occupation }) => occupation && (occupation.nationallyListed ? 'listed' : 'unlisted'),
    ['以目录清单中的职业（工种）为准', 'The program catalog decides.'],
  ),
  'skill-level': ask(['技能等级', 'skill level'], skillLevels, (f) => f.occupation?.level, [
    '等级以证书为准',
    'The level is the one on the certificate.',
  ]),
  attendance: ask(
    ['考勤', 'attendance'],
    yesNo('AttendanceAnswer', ['有出勤日', 'attended'], ['没有出勤日', 'no attended day']),
    ({ attendance }) => attendance && (attendance.days > 0 ? 'yes' : 'no'),
    ['考勤有误的，由另一人在考勤中作更正记录', 'A second person corrects the attendance with a new record.'],
  ),
  'training-outcome': ask(
    ['培训结果', 'outcome of the training'],
    trainingOutcomes,
    ({ attendance }) => attendance?.outcome,
    [
      '以名册的退班记录和结业考核成绩为准；有误的，由培训单位更正',
      'The roll and the final test decide; the organizer corrects what is wrong there.',
    ],
  ),
  certificate: ask(['证书', 'certificate'], certificateKinds, (f) => f.certificate?.kind, [
    '取得证书并录入后重新核算',
    'Enter the certificate once it is issued, then calculate again.',
  ]),
  'certificate-date': ask(
    ['发证日期与政策有效期', 'day of issue and period of validity'],
    codes('CertificateDateAnswer', {
      before: ['施行前已取得', 'obtained before the policy took effect'],
      within: ['有效期内取得', 'obtained within the period of validity'],
      after: ['有效期后取得', 'obtained after the policy expired'],
    }),
    ({ certificate: c }, d) =>
      c && (c.issuedOn < d.effectiveFrom ? 'before' : c.issuedOn > d.validUntil ? 'after' : 'within'),
    ['只奖励政策有效期内新取得的证书', 'Only certificates newly obtained within the period count.'],
  ),
  'apprentice-agreement': ask(
    ['学徒培训协议', 'apprentice agreement'],
    yesNo('AgreementAnswer', ['已签订', 'signed'], ['未签订', 'not signed']),
    ({ apprenticeship }) => apprenticeship && (apprenticeship.agreementSigned ? 'yes' : 'no'),
    ['企业与学徒签订培训协议后再申请', 'Enterprise and apprentice sign the agreement first.'],
  ),
}

function approvalAnswer({ trainingClass: c }: Facts): CodeOf<typeof approvals> | undefined {
  if (!c) return undefined
  if (c.openingApprovedAt === null) return 'none'
  return c.openingApprovedAt < c.firstSessionAt ? 'in-time' : 'late'
}
