import { dateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import * as words from '../words.ts'

/** How a column of a `cases.csv` becomes a fact: where it goes, and how its text is read. */
interface Column {
  /** `trainee.statuses`: section and field of the facts. */
  readonly path: string
  read(text: string): unknown
  /** What `-` means: the path that is then null, or the field left out. */
  readonly none?: string
}

const word =
  <C extends string>(list: { values: readonly C[]; label(code: string): string }) =>
  (text: string): C => {
    const code = list.values.find((value) => list.label(value) === text)
    if (code === undefined) throw new Error(`no such value: ${text}`)
    return code
  }

/** Several values are parted by 、; `-` is none of them. */
export const listed = (text: string): string[] => (text === '-' ? [] : text.split('、'))

const yes = (text: string): boolean => {
  if (text !== '是' && text !== '否') throw new Error(`neither 是 nor 否: ${text}`)
  return text === '是'
}

/** `2024-06-03 09:00`. */
const minute = (text: string): string => {
  const [on = '', at = ''] = text.split(' ')
  return `${dateText(on)}T${at}`
}

const at = (path: string, read: Column['read'], none?: string): Column => ({ path, read, ...(none && { none }) })

/** The officers' words for the facts. */
export const columns: Readonly<Record<string, Column>> = {
  事项: at('matter', word(words.matters)),
  决定日: at('decisiveOn', dateText),
  地区: at('region', String),
  培训地: at('region', String),
  培训方式: at('trainingClass.mode', word(words.trainingModes)),
  培训类型: at('trainingClass.kind', word(words.trainingKinds)),
  开班批准: at('trainingClass.openingApprovedAt', minute, 'trainingClass.openingApprovedAt'),
  首次上课: at('trainingClass.firstSessionAt', minute),
  粤桂协作: at('trainingClass.cooperation', word(words.cooperationKinds)),
  组织单位: at('organizer.kind', word(words.organizerKinds)),
  单位参保: at('organizer.insured', yes),
  结对: at('organizer.paired', yes),
  标准职业: at('occupation.nationallyListed', yes),
  职业编码: at('occupation.code', String, 'occupation.code'),
  等级: at('occupation.level', word(words.skillLevels), 'occupation.level'),
  人员身份: { path: 'trainee.statuses', read: (text) => listed(text).map(word(words.traineeStatuses)) },
  所在单位: at('trainee.employerKind', word(words.organizerKinds)),
  户籍: at('trainee.urban', (text) => text === '城镇'),
  毕业日期: at('trainee.graduatedOn', dateText),
  '收费（元）': at('trainee.feeFen', yuan),
  失业保险月数: at('trainee.insuredMonths', Number),
  合同起: at('trainee.contract.from', dateText, 'trainee.contract'),
  合同止: at('trainee.contract.until', dateText, 'trainee.contract.until'),
  与组织单位签订: at('trainee.contract.withOrganizer', yes),
  出勤天数: at('attendance.days', Number),
  最后计补日: at('attendance.lastCountedOn', dateText, 'attendance.lastCountedOn'),
  课时: at('attendance.hours', Number),
  培训结果: at('attendance.outcome', word(words.trainingOutcomes)),
  证书: at('certificate.kind', word(words.certificateKinds), 'certificate'),
  发证日期: at('certificate.issuedOn', dateText),
  就业合同起: at('placement.contractFrom', dateText),
  就业合同止: at('placement.contractUntil', dateText, 'placement.contractUntil'),
  参保月数: at('placement.insuredMonths', Number),
  连续参保月数: at('placement.insuredMonthsInARow', Number),
  用人单位: at('placement.employerKind', word(words.organizerKinds)),
  共同培养: at('placement.jointlyTrained', yes),
  以工代训月份: { path: 'workMonths', read: listed },
  学徒协议: at('apprenticeship.agreementSigned', yes),
  学徒年数: at('apprenticeship.years', Number),
  奖项: at('award.kind', word(words.awardKinds)),
  赛事级别: at('award.level', word(words.awardLevels)),
  名次: at('award.rank', word(words.awardRanks)),
  代表地区: at('award.representing', String),
  '上级奖金（元）': at('award.paidFen', yuan),
  '距上次评选（年）': at('award.yearsSinceLastRound', Number),
  认定类别: at('recognition.kind', word(words.recognitionKinds)),
  认定级别: at('recognition.level', word(words.awardLevels)),
  新认定: at('recognition.newlyRecognized', yes),
  办学补助依据: at('jointSchool.basis', word(words.schoolBases)),
  办学人数: at('jointSchool.heads', Number),
  '核定培训补贴（元）': at('plan.approvedTrainingFen', yuan),
  '申请金额（元）': at('plan.askedFen', yuan),
  '结业核定（元）': at('plan.earnedFen', yuan),
  预留来源: at('plan.source', word(words.fundSources)),
  '培训收入（元）': at('year.trainingIncomeFen', yuan),
  '职工教育经费支出（元）': at('year.educationFundUsedFen', yuan),
  '一线支出（元）': at('year.frontLineFen', yuan),
  '工资总额（元）': at('year.wagesFen', yuan),
  付给: at('paidTo', (text) => (text === '本人' ? 'person' : 'organizer')),
}

/** A draft of the facts from a row: every column that is filled, at its place. */
export function draftOf(row: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const draft: Record<string, unknown> = {}
  for (const [name, column] of Object.entries(columns)) {
    const text = row[name]
    if (!text) continue
    if (text === '-' && column.read !== listed && column.path !== 'trainee.statuses') {
      if (column.none) put(draft, column.none.split('.'), null)
    } else put(draft, column.path.split('.'), column.read(text))
  }
  return draft
}

/** Sets a field at its path; a section that is null already stays so. */
function put(target: Record<string, unknown>, [head = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[head] = value
  else if (target[head] !== null) {
    const section = (target[head] ?? {}) as Record<string, unknown>
    target[head] = section
    put(section, rest, value)
  }
}
