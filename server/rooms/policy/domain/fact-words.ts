import type { Labels } from '#kernel/codes'

interface FactWords {
  readonly labels: Labels
  /** What belongs in it, where the name does not say. */
  readonly hint?: Labels
}

const named = (zh: string, en: string, hint?: Labels): FactWords => ({ labels: [zh, en], ...(hint && { hint }) })

/** The words of every field of the facts, in the order of `factsShape`; a test compares the two. */
export const factWords: Readonly<Record<string, FactWords>> = {
  matter: named('事项', 'matter'),
  decisiveOn: named('决定日', 'decisive day', [
    '决定适用哪份文件、哪个标准，身份也以这一天为准；培训为首次上课日',
    'Decides which document and rate apply and dates the statuses; for training, the first session.',
  ]),
  region: named('地区', 'region', [
    '培训、就业或获奖所在地的行政区划代码，2 至 12 位',
    'Division code of the place of training, work or award, 2 to 12 digits.',
  ]),
  trainingClass: named('班级', 'class'),
  'trainingClass.mode': named('培训方式', 'training mode'),
  'trainingClass.kind': named('培训类型', 'kind of training'),
  'trainingClass.openingApprovedAt': named('开班批准时间', 'class approved at'),
  'trainingClass.firstSessionAt': named('首次上课时间', 'first session at'),
  'trainingClass.cooperation': named('粤桂协作', 'cooperation with Guangdong'),
  organizer: named('组织单位', 'organizer', [
    '组织培训、用工或申领的单位',
    'Who organizes the training, employs or claims.',
  ]),
  'organizer.kind': named('单位类型', 'kind of organization'),
  'organizer.insured': named('单位参保', 'the organization is insured'),
  'organizer.paired': named('结对', 'paired', [
    '与帮扶县或安置区有有效的结对协议',
    'By an agreement in force with a county or a resettlement site.',
  ]),
  occupation: named('职业（工种）', 'occupation'),
  'occupation.nationallyListed': named('列入国家职业分类', 'listed nationally', [
    '电工、焊工等在国家职业分类里；地方特色工种不在',
    'Electrician or welder are; a local trade is not.',
  ]),
  'occupation.code': named('职业编码', 'occupation code', [
    '标准职业的编码，或目录中非标准工种的编号',
    'Occupation code, or the catalog item of a non-standard trade.',
  ]),
  'occupation.level': named('技能等级', 'skill level'),
  trainee: named('本人', 'the person'),
  'trainee.statuses': named('人员身份', 'statuses'),
  'trainee.contract': named('劳动合同', 'labor contract', [
    '首尾相接的合同按一份填',
    'Contracts that follow each other without a gap count as one.',
  ]),
  'trainee.contract.from': named('合同起', 'contract from'),
  'trainee.contract.until': named('合同止', 'contract until', ['无固定期限的没有', 'None where it is open-ended.']),
  'trainee.contract.withOrganizer': named('与组织单位签订', 'with the organizer'),
  'trainee.employerKind': named('所在单位类型', 'kind of employer', [
    '不是组织单位的职工时填写',
    'Where the employer is not the organizer.',
  ]),
  'trainee.urban': named('城镇户籍', 'urban residence', ['不清楚的不填', 'Left out where it is not known.']),
  'trainee.graduatedOn': named('毕业日期', 'graduated on'),
  'trainee.feeFen': named('向学员收取的费用', 'fees taken from the trainee', [
    '培训费、材料费、押金；没有登记的不填',
    'Fees, materials, deposits; left out where nothing was recorded.',
  ]),
  'trainee.insuredMonths': named('参加失业保险月数', 'months of unemployment insurance'),
  attendance: named('考勤', 'attendance'),
  'attendance.days': named('出勤天数', 'days attended', [
    '课程表内本人出勤的天数',
    'Scheduled days on which the person attended.',
  ]),
  'attendance.lastCountedOn': named('最后出勤日', 'last day attended'),
  'attendance.hours': named('课时', 'class hours'),
  'attendance.outcome': named('培训结果', 'outcome of the training', [
    '还不知道的不填',
    'Left out while it is not known.',
  ]),
  certificate: named('证书', 'certificate'),
  'certificate.kind': named('证书种类', 'kind of certificate'),
  'certificate.issuedOn': named('发证日期', 'issued on'),
  placement: named('就业', 'placement'),
  'placement.contractFrom': named('就业合同起', 'contract from'),
  'placement.contractUntil': named('就业合同止', 'contract until', [
    '无固定期限的没有',
    'None where it is open-ended.',
  ]),
  'placement.insuredMonths': named('合同生效后缴纳社会保险费的月数', 'months insured after the contract began'),
  'placement.insuredMonthsInARow': named('其中最长的连续月数', 'the longest run of them without a gap', [
    '逐月情况不清楚的不填',
    'Left out where the months themselves are not known.',
  ]),
  'placement.employerKind': named('用人单位类型', 'kind of employer'),
  'placement.jointlyTrained': named('校企共同培养', 'trained jointly by school and enterprise'),
  workMonths: named('以工代训月份', 'months of training through work', ['每月一项', 'One entry per month.']),
  apprenticeship: named('学徒', 'apprenticeship'),
  'apprenticeship.agreementSigned': named('已签订学徒培训协议', 'agreement signed'),
  'apprenticeship.years': named('学徒年数', 'years'),
  award: named('获奖、获评', 'award'),
  'award.kind': named('奖项', 'award'),
  'award.level': named('赛事级别', 'level of the contest'),
  'award.rank': named('名次', 'rank'),
  'award.representing': named('代表地区', 'place represented', ['行政区划代码', 'Division code.']),
  'award.paidFen': named('上级已发奖金', 'award paid by the higher level'),
  'award.yearsSinceLastRound': named('距上次评选的整年数', 'full years since the last round', [
    '首次评选的不填',
    'Left out for the first round.',
  ]),
  recognition: named('单位认定', 'recognition'),
  'recognition.kind': named('认定类别', 'what was recognized'),
  'recognition.level': named('认定级别', 'level of recognition'),
  'recognition.newlyRecognized': named('新认定', 'newly recognized'),
  jointSchool: named('举办职业院校', 'school run by the enterprise'),
  'jointSchool.basis': named('补助依据', 'basis of the support'),
  'jointSchool.heads': named('人数', 'people'),
  plan: named('先行拨付', 'advance'),
  'plan.approvedTrainingFen': named('核定的培训补贴', 'approved training subsidy'),
  'plan.askedFen': named('申请金额', 'amount asked for'),
  'plan.earnedFen': named('结业后核定的培训补贴', 'training subsidy earned in the end', [
    '结业、申报以后才有；没有开班、没有人合格的为零',
    'Only after the class was claimed; nothing where it never began or nobody earned anything.',
  ]),
  'plan.source': named('预留的资金来源', 'reserved fund source', [
    '批准方案时预留的来源',
    'The source reserved when the plan was approved.',
  ]),
  year: named('年度数据', 'figures of the year'),
  'year.trainingIncomeFen': named('培训和鉴定收入', 'income from training and assessment'),
  'year.educationFundUsedFen': named('职工教育经费支出', 'education fund spent'),
  'year.frontLineFen': named('其中用于一线职工', 'of it, for front-line workers'),
  'year.wagesFen': named('工资薪金总额', 'total wages'),
  paidTo: named('付给', 'paid to', [
    '文件未定领款方时，申领时选定一次',
    'Chosen once per claim where the text leaves the payee open.',
  ]),
  settings: named('改设的读法', 'readings set otherwise', [
    '键为“规则编号/读法”，值为选定值',
    'By “rule id/reading”, the value chosen.',
  ]),
  rates: named('标准表', 'rates', [
    '文件交给各地定的标准，每行一条；空的条件适用于所有情形',
    'Rates the documents leave to others, one per row; an empty key fits every case.',
  ]),
  'rates.table': named('标准表编号', 'table'),
  'rates.document': named('文号', 'document number'),
  'rates.region': named('适用地区', 'region'),
  'rates.from': named('施行日期', 'from'),
  'rates.until': named('截止日期', 'until', ['未定的没有', 'None while it is open.']),
  'rates.kind': named('培训类型', 'kind of training'),
  'rates.occupation': named('职业编码', 'occupation code'),
  'rates.level': named('技能等级', 'skill level'),
  'rates.group': named('人员身份', 'status of the person'),
  'rates.tier': named('赛事、认定级别', 'level of contest or recognition'),
  'rates.rank': named('名次', 'rank'),
  'rates.subject': named('补助依据、认定类别', 'basis of the support or what was recognized'),
  'rates.unit': named('单位', 'unit'),
  'rates.rateFen': named('标准', 'rate'),
  'rates.sources': named('资金来源', 'fund sources'),
}

/** The words of a field; a field without words is shown by its path, until the test asks for them. */
export const wordsOf = (path: string): FactWords => factWords[path] ?? { labels: [path, path] }
