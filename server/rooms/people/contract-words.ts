import { type CodeOf, codes } from '#kernel/codes'
import { skillLevels, traineeStatuses } from '#policy/contract'

/** 身份类别：前几项就是政策规则所问的事实，其余为台账另记。 */
export const personStatuses = codes('PersonStatus', {
  ...traineeStatuses.labels,
  'child-of-registered-poor': ['贫困家庭子女', 'child of a registered-poor household'],
  'school-leaver': ['两后生', 'school leaver'],
  'hard-to-employ': ['就业困难人员（含残疾人）', 'hard to employ'],
  'zero-employment-household': ['零就业家庭成员', 'zero-employment household member'],
  'urban-dibao': ['城市低保家庭学员', 'urban minimum-allowance household'],
  disabled: ['残疾人', 'disabled'],
  veteran: ['退役军人', 'veteran'],
  'laid-off': ['下岗失业人员', 'laid off'],
  redeployed: ['转岗职工', 'redeployed'],
  'rural-transfer-worker': ['农村转移就业劳动者', 'rural transfer worker'],
  'new-generation-migrant-worker': ['新生代农民工', 'new-generation migrant worker'],
  'returning-migrant-worker': ['返乡农民工', 'returning migrant worker'],
  'unemployed-graduate': ['离校未就业高校毕业生', 'unemployed graduate'],
  resettled: ['易地搬迁劳动力', 'resettled'],
  'labor-lead': ['务工带头人', 'labor lead'],
  'startup-lead': ['创业致富“领头雁”', 'start-up lead'],
  'serving-sentence': ['服刑人员', 'serving a sentence'],
  'compulsory-rehabilitation': ['强制隔离戒毒人员', 'in compulsory drug rehabilitation'],
  'community-correction': ['社区矫正人员', 'under community correction'],
  'released-from-prison': ['刑满释放人员', 'released from prison'],
})
export type PersonStatus = CodeOf<typeof personStatuses>

/** Only the county's clerk, the person and the auditor see these (柳政规〔2019〕63号 三（三）); the database says the same. */
export const restrictedStatuses: readonly PersonStatus[] = [
  'serving-sentence',
  'compulsory-rehabilitation',
  'community-correction',
  'released-from-prison',
]

/** 帮扶家庭：脱贫家庭和防止返贫致贫监测对象家庭（桂人社发〔2022〕7号 二）。 */
export const assistedStatuses: readonly PersonStatus[] = ['lifted-out-of-poverty', 'relapse-monitored']

export const intentKinds = codes('IntentKind', {
  training: ['培训', 'training'],
  schooling: ['就读技工院校', 'technical schooling'],
  job: ['就业', 'job'],
})
export type IntentKind = CodeOf<typeof intentKinds>

export { skillLevels }
export type SkillLevel = CodeOf<typeof skillLevels>

export const revealReasons = codes('RevealReason', {
  'verify-identity': ['核对证件', 'verify identity'],
  contact: ['联系本人', 'contact the person'],
  'correct-entry': ['更正登记', 'correct an entry'],
  'payment-check': ['核对付款', 'check a payment'],
})
export type RevealReason = CodeOf<typeof revealReasons>

/** 文化程度（GB/T 4658 的大类，按台账惯用写法）。 */
export const educations = ['未上过学', '小学', '初中', '高中', '中专', '技工学校', '大专', '本科', '研究生'] as const

/** 民族（GB/T 3304）。 */
export const ethnicities: readonly string[] = (
  '汉族 壮族 瑶族 苗族 侗族 仫佬族 毛南族 回族 京族 彝族 水族 仡佬族 蒙古族 藏族 维吾尔族 布依族 朝鲜族 满族 白族 土家族 ' +
  '哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 羌族 布朗族 撒拉族 ' +
  '锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 塔塔尔族 独龙族 鄂伦春族 赫哲族 ' +
  '门巴族 珞巴族 基诺族'
).split(' ')
