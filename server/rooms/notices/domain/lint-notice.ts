import type { FieldError } from '#kernel/refusal'

/** One line as it will stand on the notice. */
export interface PlainLine {
  readonly name: string
  readonly township: string
  readonly item: string
}

/** One kind of thing that must not be published. */
interface Ban {
  readonly code: string
  readonly says: string
  readonly found: RegExp
}

/** Longest first: an identity number would also be found as a card or a phone. */
const NUMBERS: readonly Ban[] = [
  { code: 'resident-id', says: '像身份证号的号码', found: /(?<!\d)\d{17}[\dX](?!\d)|(?<!\d)\d{15}(?!\d)/ },
  { code: 'bank-card', says: '像银行卡号的号码', found: /\d{16,}/ },
  { code: 'phone', says: '像手机号的号码', found: /(?<!\d)(86)?1(00|[3-9]\d)\d{8}(?!\d)/ },
  { code: 'long-number', says: '一长串数字', found: /\d{7,}/ },
]

/** Any of the words; each may be a pattern of its own. */
const anyOf = (...words: readonly string[]): RegExp => new RegExp(words.flatMap((line) => line.split(' ')).join('|'))

const WORDS: readonly Ban[] = [
  {
    code: 'protected-status',
    says: '人员身份类别',
    found: anyOf(
      '脱贫 贫困 贫户 致贫 返贫 扶贫 建档立卡 监测(对象|户|人口) 帮扶(家庭|户|对象|责任人) 搬迁户 低保 低收入 特困',
      '五保(户|对象|供养|老人) 残疾 残障 伤残 重病 大病 艾滋 精神(病|障碍) 孤儿 留守 单亲',
      '服刑 刑满 刑释 戒毒 吸毒 矫正 零就业 就业困难 失业 下岗 两后生 退役军人 退伍 \\([残贫低困监]\\)',
    ),
  },
  {
    code: 'telling-class',
    says: '会透露身份的班名或场所',
    found: anyOf(
      '监狱 看守所 强戒 戒治 帮教 司法所 助残 扶残 残联 特教 特殊教育 康复(中心|医院|班) 救助站 福利院',
      '雨露计划 春蕾(计划|班|女童)',
    ),
  },
  {
    code: 'other-detail',
    says: '姓名、乡镇、项目、金额以外的信息',
    found: anyOf(
      '身份证 证件号 手机 电话 银行 账号 账户 卡号 户口 住址 地址 出生 年龄 \\d岁 周岁 性别 民族: 学历',
      '婚姻 [已未离]婚',
    ),
  },
]

/** Words that contain a banned one and say nothing of a person. */
const HARMLESS = /就业(帮扶|扶贫)车间|(帮扶|扶贫)车间|失业保险/g

const TOWNSHIP = /^[\p{Script=Han}·]{1,24}(镇|乡|街道|办事处|区|县|市|场|社区|管委会)$/u
const NAME = /^[\p{Script=Han}·]{2,40}$|^[\p{Script=Han}A-Za-z·（）()&、 ]{4,60}$/u

/**
 * Everything in a notice that must not be published, field by field; empty when it may go out.
 * Only name, township, item and amount are shown; the item must be one of `items`. The finding never repeats the text.
 */
export function lintNotice(
  title: string,
  lines: readonly PlainLine[],
  items: ReadonlySet<string>,
): readonly FieldError[] {
  return [...lintText('title', '标题', title), ...lines.flatMap((line, index) => lintLine(line, index, items))]
}

/** What must not be published in a free text, e.g. the answer to an objection. */
export function lintText(path: string, label: string, text: string): readonly FieldError[] {
  const plain = compact(text)
  const digits = asDigits(withoutDates(plain))
  const words = `${plain}\n${plain.replace(/[\p{P}\p{S}]/gu, '')}`.replace(HARMLESS, '')
  const number = NUMBERS.find(({ found }) => found.test(digits))
  const found = [...(number ? [number] : []), ...WORDS.filter((ban) => ban.found.test(words))]
  return found.map(({ code, says }) => ({ path, code, message: `${label}含有${says}` }))
}

function lintLine(line: PlainLine, index: number, items: ReadonlySet<string>): readonly FieldError[] {
  const row = `第${index + 1}行`
  const beyond = (field: keyof PlainLine, message: string): FieldError => ({
    path: `lines.${index}.${field}`,
    code: 'beyond-fields',
    message: `${row}${message}`,
  })
  const revealed = [
    ...lintText(`lines.${index}.name`, `${row}姓名`, line.name),
    ...lintText(`lines.${index}.township`, `${row}乡镇`, line.township),
  ]
  if (revealed.length > 0) return revealed
  return [
    ...(NAME.test(line.name.normalize('NFKC').replace(/•|・/g, '·'))
      ? []
      : [beyond('name', '姓名只能写姓名或单位名称')]),
    ...(line.township === '' || TOWNSHIP.test(line.township) ? [] : [beyond('township', '乡镇只写到乡镇（街道）')]),
    ...(items.has(line.item) ? [] : [beyond('item', '补贴项目须是规则中的项目名称，不能写班名')]),
  ]
}

/** Half-width, without blanks and unseen characters; every sign between two digits becomes a hyphen. */
const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/(?<=[\dX一二三四五六七八九〇零])[-–—_.,，、·*/|](?=[\dX一二三四五六七八九〇零])/g, '-')

const withoutDates = (text: string): string =>
  text.replace(/(?<!\d)(19|20)\d\d(年|-)\d{1,2}(月|-)(\d{1,2}日?)?(?!\d)/g, '日').replaceAll('-', '')

/** Digits written in Chinese count as digits where many stand together. */
function asDigits(text: string): string {
  const chinese = '〇一二三四五六七八九'
  const formal = '零壹贰叁肆伍陆柒捌玖'
  return text.replace(/[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]{7,}/g, (run) =>
    [...run].map((sign) => Math.max(chinese.indexOf(sign), formal.indexOf(sign))).join(''),
  )
}
