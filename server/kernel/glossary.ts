import { peopleTerms } from './glossary-people.ts'
import { workTerms } from './glossary-work.ts'
import { clauseWords } from './policy-anchor.ts'

/** The rooms in their order, and the platform below them. */
export const glossaryRooms = {
  regions: '行政区划',
  organizations: '机构',
  policy: '政策包',
  notices: '告知、承诺、公示',
  people: '实名台账',
  catalog: '目录清单',
  funds: '资金',
  pairing: '结对',
  classes: '开班与考勤',
  assessment: '评价与证书',
  employment: '就业服务',
  talent: '人才项目',
  subsidies: '补贴与奖励申领',
  targets: '目标任务',
  statistics: '统计',
  supervision: '督查',
  platform: '平台',
} as const

export type GlossaryRoom = keyof typeof glossaryRooms

const roomOrder = Object.keys(glossaryRooms) as GlossaryRoom[]

/** One word: what people say, what the code says, and where it comes from. */
export interface GlossaryEntry {
  readonly term: string
  /** camelCase for things, kebab-case for stored codes. */
  readonly code: string
  readonly en: string
  readonly room: GlossaryRoom
  /** Clause anchors; `usage` is usage in this field, `design` a word of ours. */
  readonly source: readonly string[]
  /** The list a stored code belongs to: `SkillLevel`. */
  readonly list?: string
  readonly note?: string
}

/** A word that is easily mistaken: what to say, what not to say, and why. */
export interface GlossaryTrap {
  readonly term: string
  readonly use: string
  readonly not: string
  readonly why: string
}

/** Every word, room by room. (list, code) names one entry. */
export const glossary: readonly GlossaryEntry[] = `${peopleTerms}${workTerms}`
  .split('\n# ')
  .slice(1)
  .flatMap((section) => {
    const [room = '', ...rows] = section.trim().split('\n')
    return rows.filter((row) => row !== '').map((row) => entryOf(room, row))
  })
  .toSorted((a, b) => roomOrder.indexOf(a.room) - roomOrder.indexOf(b.room))

export const glossaryTraps: readonly GlossaryTrap[] = [
  trap('台账', 'register', 'ledger', 'ledger 只用于有借有贷的钱'),
  trap('专账', 'earmarkedAccount', 'ledger、fund', '资金账里对应一个来源、一个用途的一个账户'),
  trap('资金分账、明细账', 'ledger、entry', 'register', '复式记账，只增不改'),
  trap('政策 / 权限', 'policy / may', 'policy 表示权限', 'policy 只指政策文件'),
  trap('班、期', 'trainingClass', 'class、course、cohort', 'class 是保留字；课程内容是 program，班是它的一次举办'),
  trap('项目 / 行动、计划', 'program / initiative', 'project', '目录中的项目、项目制和有名称的行动是三件事'),
  trap('事项、规则输入', 'matter、facts', 'case', 'case 是关键字，而且说不清是什么'),
  trap('机构', 'organization 与各专名', 'agency、institution', '五种不同的法律角色'),
  trap('人员 / 学员 / 申领人 / 用户', 'person / trainee / claimant / user', '一律称 user', '没有账号的人也存在'),
  trap('公示 / 公开 / 告知', 'publicNotice / disclosure / notification', '一律称 notice', '义务和期限各不相同'),
  trap(
    '培训补贴 / 生活费补贴 / 奖励 / 配套',
    'training-subsidy / living-allowance / award / matchingAward',
    'bonus、stipend',
    '领取人和上限不同',
  ),
  trap(
    '鉴定 / 认定 / 考核 / 考评',
    'skillAssessment / levelRecognition / competencyTest / appraisal',
    'exam',
    '发证机构和证书不同',
  ),
  trap(
    '初审 / 复核 / 审批 / 备案',
    'firstReview / secondReview / approval / filing',
    'audit',
    'audit 只指审计和操作日志',
  ),
  trap('督查 / 检查 / 审计', 'inspection / spotCheck / audit', 'supervision 作动词', 'supervision 是一个室的名字'),
  trap(
    '脱贫 / 贫困',
    'lifted-out-of-poverty / registered-poor',
    'poor',
    '2022年与2019年两份文件的两个身份，各有日期，不是同义词',
  ),
  trap(
    '元 / 人·天 / 人·次 / 人次',
    'Fen / person-day / person-time / headcountTimes',
    'amount、count',
    '单位是名字的一部分',
  ),
]

/** The entry of a code; in a list when one is named. */
export function findTerm(code: string, list?: string): GlossaryEntry | undefined {
  return glossary.find((entry) => entry.code === code && (list === undefined || entry.list === list))
}

/** Sources as people read them: `桂人社发〔2022〕7号三（一）`, `行业用语`, `本系统用语`. */
export function sourceWords(source: readonly string[]): string {
  const own: Readonly<Record<string, string>> = { usage: '行业用语', design: '本系统用语' }
  return source.map((anchor) => own[anchor] ?? clauseWords(anchor)).join('；')
}

function trap(term: string, use: string, not: string, why: string): GlossaryTrap {
  return { term, use, not, why }
}

function entryOf(room: string, row: string): GlossaryEntry {
  const [term = '', code = '', en = '', source = '', list = '', note = ''] = row.split('|').map((cell) => cell.trim())
  const anchors = source.split(' ').map((word) => word.replace(/^gx#/, 'gx-2022-7#').replace(/^lz#/, 'lz-2019-63#'))
  const known = roomOrder.find((name) => name === room)
  if (!known) throw new Error(`no such room in the glossary: ${room}`)
  return { term, code, en, room: known, source: anchors, ...(list && { list }), ...(note && { note }) }
}
