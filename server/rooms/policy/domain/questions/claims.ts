import { codes } from '#kernel/codes'
import { awardKinds, awardLevels, fundSources, organizerKinds, recognitionKinds, schoolBases } from '../words.ts'
import { ask, told, yesNo } from './ask.ts'

/** What is asked of the document, of who claims, and of what the claim is for. */
export const claimQuestions = {
  'policy-period': ask(
    ['决定日与政策有效期', 'decisive day and period of validity'],
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
    (f, d) => (f.region.startsWith(d.territory) ? 'yes' : 'no'),
    ['按培训所在地的政策申领', 'Claim under the policy of the place of training.'],
  ),
  'organizer-kind': ask(['组织单位', 'organizer'], organizerKinds, (f) => f.organizer?.kind, [
    '组织单位类型以机构登记为准',
    'The kind of organizer is the one in the organization register.',
  ]),
  'organizer-insured': ask(
    ['单位参保', 'insured organization'],
    yesNo('OrganizerInsuredAnswer', ['已参加社会保险', 'insured'], ['未参加社会保险', 'not insured']),
    (f) => told(f.organizer?.insured),
    ['以社会保险经办机构的参保记录为准', 'The record of the insurance office decides.'],
  ),
  'organizer-paired': ask(
    ['结对协议', 'pairing agreement'],
    yesNo('OrganizerPairedAnswer', ['已结对', 'paired'], ['未结对', 'not paired']),
    (f) => told(f.organizer?.paired),
    ['以结对安排表和结对协议为准', 'The list of pairings and the agreement decide.'],
  ),
  'employer-kind': ask(['用人单位', 'employer'], organizerKinds, (f) => f.placement?.employerKind, [
    '用人单位类型以机构登记为准',
    'The kind of employer is the one in the organization register.',
  ]),
  placed: ask(
    ['就业情况', 'placement'],
    yesNo('PlacedAnswer', ['已登记就业', 'placed in work'], ['没有就业记录', 'not placed']),
    (f) => told(f.placement !== undefined),
    ['就业经核实登记后再申请', 'Claim once the placement is verified.'],
  ),
  'jointly-trained': ask(
    ['校企共同培养', 'trained jointly by school and enterprise'],
    yesNo('JointTrainingAnswer', ['是', 'yes'], ['否', 'no']),
    (f) => told(f.placement?.jointlyTrained),
    ['请登记与企业的共同培养协议', 'Register the agreement with the enterprise.'],
  ),
  'award-kind': ask(['奖项', 'award'], awardKinds, (f) => f.award?.kind, [
    '以获奖、评选文件为准',
    'The document that confers the award decides.',
  ]),
  'award-level': ask(['赛事级别', 'level of the contest'], awardLevels, (f) => f.award?.level, [
    '以赛事文件为准',
    'The document of the contest decides.',
  ]),
  'award-paid': ask(
    ['上级奖金', 'award paid by the higher level'],
    yesNo('AwardPaidAnswer', ['已发给本人', 'paid to the person'], ['没有发放', 'nothing paid']),
    (f) => told(f.award && f.award.paidFen > 0),
    ['以实际发给本人的奖金为准；请补录发放凭据', 'Counted by what the person was paid; enter the evidence.'],
  ),
  represented: ask(
    ['代表地区', 'place represented'],
    yesNo('RepresentedAnswer', ['代表本地区', 'this territory'], ['代表其他地区', 'another territory']),
    (f, d) => told(f.award?.representing.startsWith(d.territory)),
    ['以参赛报名单位为准', 'The entry form of the contest decides.'],
  ),
  recognition: ask(['认定类别', 'what was recognized'], recognitionKinds, (f) => f.recognition?.kind, [
    '以认定文件为准',
    'The document of recognition decides.',
  ]),
  'recognition-level': ask(['认定级别', 'level of recognition'], awardLevels, (f) => f.recognition?.level, [
    '以认定文件为准',
    'The document of recognition decides.',
  ]),
  'newly-recognized': ask(
    ['新认定', 'newly recognized'],
    yesNo('NewlyRecognizedAnswer', ['新认定', 'new'], ['复评或延续', 'a renewal']),
    (f) => told(f.recognition?.newlyRecognized),
    ['奖励只给新认定的单位', 'The reward is for new recognitions only.'],
  ),
  'school-basis': ask(['补助依据', 'basis of the support'], schoolBases, (f) => f.jointSchool?.basis, [
    '毕业生就业人数与培训实训人数择一，同一人只计一次',
    'One basis or the other; a person counts once.',
  ]),
  'reserved-source': ask(['预留的资金来源', 'reserved fund source'], fundSources, (f) => f.plan?.source, [
    '批准方案时预留培训补贴，先行拨付从同一来源支出',
    'The training subsidy is reserved when the plan is approved; the advance comes from the same source.',
  ]),
  'paid-to': ask(
    ['领款方', 'who is paid'],
    codes('PaidToAnswer', { organizer: ['单位', 'the organization'], person: ['本人', 'the person'] }),
    (f) => f.paidTo,
    ['请在申领时选定领款方，选定后不变', 'Choose the payee when claiming; it stays.'],
  ),
}
