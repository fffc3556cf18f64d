import type { Labels } from '#kernel/codes'
import type { Asked } from '../asks.ts'

/** How the calculator asks for something in plain words. What has no phrase is asked by its own name. */
interface Phrase {
  readonly ask: Labels
  readonly hint?: Labels
  /** The person or the organization can still bring it about: short of it, the rule is within reach. */
  readonly changeable?: true
  /** What proves it. */
  readonly bring?: Labels
}

const ask = (zh: string, en: string, more: Omit<Phrase, 'ask'> = {}): Phrase => ({ ask: [zh, en], ...more })

/**
 * In the order in which they are asked: what nobody can change stands first, so that rules fall away early; how many
 * and how much come last.
 */
export const phrases: Partial<Record<Asked, Phrase>> = {
  'trainee-status': ask('您是下面哪一类人？', 'Which of these are you?', {
    hint: ['以主管部门的名单为准', 'The lists of the departments decide.'],
    bring: [
      '证明身份的材料（在名单内的由经办人核对，不用开证明）',
      'Evidence of the status, unless you are on a list.',
    ],
  }),
  residence: ask('您的户口是农村还是城镇？', 'Is your registered residence rural or urban?', {
    bring: ['户口簿', 'Household register'],
  }),
  'months-since-graduation': ask('毕业到现在几个月了？', 'How many months since you graduated?', {
    bring: ['毕业证书', 'Diploma'],
  }),
  'organizer-kind': ask('哪一类单位组织（申领）？', 'What kind of organization runs it or claims?', {
    hint: ['参加培训的，填办班的单位', 'For training: who runs the class.'],
  }),
  'organizer-insured': ask('这个单位参加社会保险了吗？', 'Does the organization pay social insurance?', {
    changeable: true,
  }),
  'organizer-paired': ask('这个单位与帮扶县或安置区结对了吗？', 'Is it paired with a county or a resettlement site?'),
  'training-mode': ask('这个班是怎么办的？', 'How is the class organized?', {
    hint: ['办班通知或开班批复上写着', 'The notice or the approval of the class says it.'],
  }),
  'training-kind': ask('学的是哪一类培训？', 'What kind of training is it?'),
  cooperation: ask('是粤桂协作的培训吗？', 'Is it training under the cooperation with Guangdong?', {
    hint: [
      '结对的广东机构来办，或者在广东务工时参加',
      'Run by a partner from Guangdong, or held for people at work there.',
    ],
  }),
  'occupation-listing': ask('学的是国家列出的工种吗？', 'Is it a nationally listed occupation?', {
    hint: [
      '电工、焊工、育婴员等在国家目录里；竹编、藤编等地方手艺多数不在',
      'Electrician or welder are listed; bamboo or rattan weaving mostly not.',
    ],
  }),
  'skill-level': ask('证书或班级是哪一级？', 'Which skill level?', { changeable: true }),
  'employer-kind': ask('哪一类单位用人？', 'What kind of employer?'),
  'award-kind': ask('得了什么奖、什么称号？', 'Which award or title?', { bring: ['获奖、评选文件', 'Award document'] }),
  'key:rank': ask('第几名、几等奖？', 'Which place or prize?', { bring: ['获奖证书', 'Award certificate'] }),
  'award-level': ask('哪一级的比赛？', 'At which level was the contest?'),
  represented: ask('代表哪里参加的？', 'Whom did you represent?', { bring: ['参赛报名表', 'Entry form'] }),
  'years-since-last-round': ask('离上一次评选几年了？', 'How many years since the last round?'),
  recognition: ask('单位被认定为什么？', 'What was the organization recognized as?', {
    bring: ['认定文件', 'Document of recognition'],
  }),
  'recognition-level': ask('哪一级认定的？', 'At which level?'),
  'newly-recognized': ask('是新认定的吗？', 'Is it a new recognition?'),
  'school-basis': ask('按哪一种人数申请？', 'On which basis do you claim?'),
  'opening-approval': ask('开课前，人社部门批准这个班了吗？', 'Was the class approved before it began?', {
    hint: ['办班单位知道；有批复', 'The organizer knows; there is an approval.'],
    bring: ['开班批复', 'Approval of the class'],
  }),
  contract: ask('您和办班的单位签劳动合同了吗？', 'Do you have a labor contract with the organizer?', {
    hint: ['合同要管到最后一次上课', 'It has to last until your last lesson.'],
    changeable: true,
    bring: ['劳动合同', 'Labor contract'],
  }),
  'trainee-employer': ask('您在哪一类单位上班？', 'What kind of organization employs you?'),
  'apprentice-agreement': ask('企业和学徒签培训协议了吗？', 'Is there an apprentice agreement?', {
    changeable: true,
    bring: ['学徒培训协议', 'Apprentice agreement'],
  }),
  fee: ask('收您的学费、材料费或押金了吗？', 'Did they take a fee, material cost or deposit?', { changeable: true }),
  'training-outcome': ask('培训结果怎么样？', 'How did the training end?', { changeable: true }),
  certificate: ask('拿到证书了吗？是哪一种？', 'Do you have a certificate? Which kind?', {
    changeable: true,
    bring: ['证书', 'Certificate'],
  }),
  'certificate-date': ask('证书是什么时候发的？', 'When was the certificate issued?'),
  placed: ask('已经登记就业了吗？', 'Is the placement registered?', { changeable: true }),
  'reserved-source': ask('批准方案时预留的是哪一项资金？', 'Which fund was reserved when the plan was approved?'),
  'unemployment-insured-months': ask(
    '失业保险一共缴了几个月？',
    'How many months of unemployment insurance were paid?',
    { changeable: true, bring: ['失业保险缴费记录', 'Insurance record'] },
  ),
  'contract-months': ask('签了几个月的劳动合同？', 'For how many months is the labor contract?', {
    hint: ['无固定期限的填 1200', 'Open-ended: 1200.'],
    changeable: true,
    bring: ['劳动合同', 'Labor contract'],
  }),
  'insured-months': ask('合同生效后缴了几个月社会保险费？', 'Months of social insurance since the contract began?', {
    changeable: true,
    bring: ['社会保险缴费记录', 'Insurance record'],
  }),
  'insured-months-in-a-row': ask('其中连续缴了几个月？', 'How many of them without a gap?', {
    changeable: true,
    bring: ['社会保险缴费记录', 'Insurance record'],
  }),
  'jointly-trained': ask('是学校和企业共同培养的吗？', 'Trained jointly by school and enterprise?', {
    bring: ['共同培养协议', 'Agreement'],
  }),
  'paid-to': ask('钱给单位还是给本人？', 'Who shall be paid?', { changeable: true }),
  'count:day': ask('上了（打算上）几天课？', 'How many days of training?', {
    hint: ['按课程表到课的天数', 'Scheduled days you attend.'],
    bring: ['考勤记录（办班单位有）', 'Attendance record, kept by the organizer'],
  }),
  attendance: ask('去上课了吗？', 'Did you attend?', {
    bring: ['考勤记录（办班单位有）', 'Attendance record, kept by the organizer'],
  }),
  'count:hour': ask('一共多少课时？', 'How many class hours?'),
  'work-months': ask('以工代训几个月？', 'How many months of training through work?', {
    bring: ['工资发放凭证', 'Proof of wages'],
  }),
  'apprentice-years': ask('学徒培养满几年了？', 'How many years of apprenticeship are completed?'),
  'count:month': ask('以工代训几个月？', 'How many months of training through work?', {
    bring: ['工资发放凭证', 'Proof of wages'],
  }),
  'count:year': ask('学徒培养几年？', 'How many years of apprenticeship?'),
  'count:person': ask('一共多少人？', 'How many people?', { bring: ['人员名册', 'List of people'] }),
  'amount:award-paid': ask('上级发了多少奖金？', 'How much did the higher level pay?', {
    bring: ['奖金发放凭证', 'Proof of payment'],
  }),
  'amount:approved-training': ask('核定的培训补贴是多少？', 'How much training subsidy was approved?'),
  'amount:asked': ask('打算先申请多少？', 'How much do you ask for in advance?'),
  'amount:earned': ask(
    '结业后核定了多少培训补贴？还没有结业的，填申请的数。',
    'How much training subsidy was earned in the end? Before that: as much as is asked for.',
  ),
  'amount:training-income': ask('今年培训和鉴定收入多少？', 'Income from training and assessment this year?'),
  'amount:education-fund': ask('今年支出多少职工教育经费？', 'How much of the education fund was spent this year?'),
  'front-line-percent': ask('其中百分之几用于一线职工？', 'Which percentage of it went to front-line workers?'),
  'amount:wages': ask('工资薪金总额是多少？', 'What are the total wages?'),
}

/** Everything in the order of asking; what has no phrase comes last. */
export const orderOf = (asked: Asked): number => {
  const at = Object.keys(phrases).indexOf(asked)
  return at < 0 ? 1_000 : at
}
