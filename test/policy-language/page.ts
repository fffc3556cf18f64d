/** The page `docs/policy-language.md`: every word with an expression that is run here, and what comes of it. */
import type { Labels } from '../../server/kernel/codes.ts'
import { dateText } from '../../server/kernel/dates.ts'
import { measureOf, measures, quantities, statedAmounts } from '../../server/rooms/policy/domain/figures.ts'
import * as items from '../../server/rooms/policy/domain/items.ts'
import {
  type Condition,
  type Dated,
  type Limit,
  limitsOf,
  type PolicyPack,
  type Rate,
  type Reading,
  type Rule,
  since,
  type Test,
  when,
} from '../../server/rooms/policy/domain/language.ts'
import { policyPage } from '../../server/rooms/policy/domain/page.ts'
import { questionOf, questions } from '../../server/rooms/policy/domain/questions/index.ts'
import { ration } from '../../server/rooms/policy/domain/ration.ts'
import {
  amountSentence,
  limitSentence,
  noticeSentence,
  rateSentence,
} from '../../server/rooms/policy/domain/sentences.ts'
import { fundSources, matters, units } from '../../server/rooms/policy/domain/words.ts'
import { type Change, packWith, percentsSource, run, said, standardSource } from './demo.ts'
import { type ConditionExample, conditionExamples, runReading } from './words-of-conditions.ts'
import { type LimitExample, limitExamples, ordinaryClaim } from './words-of-limits.ts'
import { type RateExample, rateExamples } from './words-of-rates.ts'
import * as whole from './words-of-rules.ts'

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n')
const heading = (word: string, means: string, source: string): string =>
  `### ${word}\n\n${means}\n\n\`\`\`ts\n${source}\n\`\`\``

function rateSection({ word, means, source, given }: RateExample): string {
  const rate = run<Rate>(source)
  const parts: Partial<Rule> = { rate: since('2024-01-01', rate), fund: fundOf(rate) }
  const rows = given.map(([caption, change]) => spoken(caption, parts, change))
  const standard = ['标准文字', rateSentence(rate, 'zh'), rateSentence(rate, 'en')] as const
  return `${heading(word, means, source)}\n\n${table(['事实', '中文', 'English'], [...rows, standard])}`
}

/** A rate from a table names the fund with itself. */
const fundOf = (rate: Rate): Rule['fund'] => {
  const { fund } = packWith({}).rules[0] as Rule
  return JSON.stringify(rate).includes('"table"') ? { ...fund, sources: 'from-rate-table' } : fund
}

function spoken(caption: string, parts: Partial<Rule>, change: Change): readonly [string, string, string] {
  const { zh, en } = said(parts, change)
  return [caption, zh, en]
}

function conditionSection({ word, means, source, given }: ConditionExample): string {
  const asked = when('asked', ['所示条件', 'the condition shown'], run<Test>(source))
  const parts = { requires: [asked], readings: { run: run<Reading>(runReading) } }
  const rows = given.map(([caption, change]) => spoken(caption, parts, change))
  return `${heading(word, means, source)}\n\n${table(['事实', '中文', 'English'], rows)}`
}

function limitSection({ word, means, source, claims }: LimitExample): string {
  const limits = [run<Limit | Limit[]>(source)].flat()
  const list = claims.map(([, change], index) => ({ ...ordinaryClaim(index + 1, change), limits }))
  const granted = new Map(ration(list, []).map((one) => [one.claimId, one]))
  const rows = claims.map(([caption], index) => {
    const result = granted.get(String(index + 1))
    if (!result) throw new Error(caption)
    const over = (language: 'zh' | 'en') =>
      result.exceeded.map((limit) => limitSentence(limit, [packWith({})], language)).join(marks[language].sep)
    const paid = (language: 'zh' | 'en') => (result.granted ? amountSentence(result.trace, language) : '')
    const both = (language: 'zh' | 'en') => [paid(language), over(language)].filter(Boolean).join(marks[language].sep)
    return [caption, both('zh'), both('en')] as const
  })
  return `${heading(word, means, source)}\n\n${table(['依次申报', '中文', 'English'], rows)}`
}

function datedSection({ word, means, source, days }: whole.DatedExample): string {
  const rate = run<Dated<Rate>>(source)
  const rows = days.map((day) => spoken(`${day} 首次上课`, { rate }, { decisiveOn: dateText(day) }))
  return `${heading(word, means, source)}\n\n${table(['事实', '中文', 'English'], rows)}`
}

function readingSection({ word, means, source, settings }: whole.ReadingExample): string {
  const reading = run<Reading>(source)
  const requires = [when('asked', ['所示条件', 'the condition shown'], run<Test>(whole.readingTest[word] ?? ''))]
  const rows = settings.map(([caption, value]) =>
    spoken(
      caption,
      { requires, readings: { own: reading } },
      { ...whole.readingFacts, ...(value !== undefined && { settings: { 'demo/1/example/own': value } }) },
    ),
  )
  return `${heading(word, means, source)}\n\n${table(['设置', '中文', 'English'], rows)}`
}

function subjectSection(): string {
  const condition = run<Condition>(whole.subjectSource)
  const marked = condition.subject ? '整班核算时，对不相干的人不列这条规则；单独问时照常说明' : ''
  return `${heading('when、subject', `一个有名字的条件：不成立时人们读到的就是这个名字。${marked}。`, whole.subjectSource)}\n\n${table(
    ['事实', '中文', 'English'],
    [spoken('一般企业', { requires: [condition] }, {})],
  )}`
}

function underSection(): string {
  const limit = run<Limit>(whole.underSource)
  const rule = {
    ...(packWith({}).rules[0] as Rule),
    limits: [limit],
    readings: { own: run<Reading>(whole.underReading) },
  }
  const label = (settings: Record<string, string>) => limitsOf(rule, settings).map(({ labels }) => labels)
  const rows = ['one', 'two'].map((value) => {
    const [labels] = label({ 'demo/1/example/own': value })
    return [`读法是 ${value}`, labels?.[0] ?? '（没有这条限额）', labels?.[1] ?? '(no such limit)'] as const
  })
  return `${heading('under', '只在一条读法是这一种时才有的限额', whole.underSource)}\n\n${table(['设置', '中文', 'English'], rows)}`
}

const marks = {
  zh: { sep: '；', open: '（', close: '）', colon: '：' },
  en: { sep: '; ', open: ' (', close: ')', colon: ': ' },
}

function ruleSection(): string {
  const pack = run<PolicyPack>(whole.ruleSource)
  const rule = pack.rules[0] as Rule
  const [zh, en] = (['zh', 'en'] as const).map((language) => pageLines(rule, pack, language))
  const names = ['名称', '付给', '条件', '标准', '限额', '资金', '读法', '没有写成规则', '公示文字']
  const rows = names.map((name, index) => [name, zh?.[index] ?? '', en?.[index] ?? ''] as const)
  return `${heading('rule、pack', whole.ruleMeans, whole.ruleSource)}\n\n${table(['由它生成', '中文', 'English'], rows)}`
}

function pageLines(rule: Rule, pack: PolicyPack, language: 'zh' | 'en'): readonly string[] {
  const { sep, open, close, colon } = marks[language]
  const page = policyPage(rule, pack, [pack], language)
  const cited = (lines: readonly { label: string; clauses: readonly string[] }[]) =>
    lines.map(({ label, clauses }) => `${label}${open}${clauses.join('、')}${close}`).join(sep)
  return [
    page.title,
    page.payee,
    cited(page.conditions),
    page.rates.map(({ from, sentence }) => `${from} ${sentence}`).join(sep),
    cited(page.limits),
    `${page.fund.label}${colon}${page.fund.sources.join('、')}`,
    page.readings.join(sep),
    page.notModelled.join(sep),
    noticeSentence(rule, dateText('2024-06-03'), language),
  ]
}

const listed = (labels: Readonly<Record<string, Labels>>): readonly (readonly string[])[] =>
  Object.entries(labels).map(([code, [zh, en]]) => [`\`${code}\``, zh, en])

function listSections(): string[] {
  const asked = Object.keys(questions).map((name) => {
    const { labels, answers } = questionOf(name as keyof typeof questions)
    const codes = answers.values.map((code) => `\`${code}\` ${answers.label(code)}`).join('、')
    return [`\`${name}\``, labels[0], labels[1], codes] as const
  })
  const measured = Object.keys(measures).map((name) => {
    const { labels, unit } = measureOf(name as keyof typeof measures)
    return [`\`${name}\``, labels[0], labels[1], unit[0]] as const
  })
  const stated = Object.fromEntries(Object.entries(statedAmounts).map(([name, { labels }]) => [name, labels]))
  const counted = Object.fromEntries(
    Object.keys(quantities).map((unit) => [unit, units.labels[unit as keyof typeof quantities]]),
  )
  const head = ['代码', '中文', 'English']
  return [
    `## 可以问的问题\n\n用在 \`is\`、\`noneOf\` 里；答案是代码。\n\n${table([...head, '答案'], asked)}`,
    `## 可以量的数\n\n用在 \`atLeast\`、\`atMost\` 里。\n\n${table([...head, '单位'], measured)}`,
    `## 可以取用的金额\n\n用在 \`percentOf\`、\`percentFromTable\`、\`matched\`、\`upToStated\` 里。\n\n${table(head, listed(stated))}`,
    `## 单位\n\n${table(head, listed(counted))}`,
    `## 事项（\`about\`）\n\n${table(head, listed(matters.labels))}`,
    `## 种类（\`component\`，限额按它计数）\n\n${table(head, listed(items.components.labels))}`,
    `## 付给（\`payee\`）\n\n${table(head, listed(items.payees.labels))}`,
    `## 资金项目（\`fund.item\`）\n\n${table(head, listed(items.fundItems.labels))}`,
    `## 资金来源（\`fund.sources\`）\n\n${table(head, listed(fundSources.labels))}`,
  ]
}

/** The page as it should stand. */
export function languagePage(): string {
  const parts = [
    whole.introduction,
    '## 一条规则',
    ruleSection(),
    '## 标准：给多少',
    `下面的例子里，\`standard\` 是\n\n\`\`\`ts\n${standardSource}\n\`\`\`\n\n\`percents\` 是\n\n\`\`\`ts\n${percentsSource}\n\`\`\``,
    ...rateExamples.map(rateSection),
    '## 日期：什么时候起',
    ...whole.datedExamples.map(datedSection),
    '## 条件：什么人、什么事',
    ...conditionExamples.map(conditionSection),
    subjectSection(),
    '## 读法：原文没有写明的',
    ...whole.readingExamples.map(readingSection),
    '## 限额：几次、几天、几个月',
    '限额在各条规则算出金额之后，按生效日、再按申报序号依次扣；同一种限额，不管写在哪个包里，合并计算。',
    ...limitExamples.map(limitSection),
    underSection(),
    ...listSections(),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Every word the page shows an expression of. */
export const shownSources = (): readonly string[] => [
  ...rateExamples.map(({ source }) => source),
  ...conditionExamples.map(({ source }) => source),
  ...limitExamples.map(({ source }) => source),
  ...whole.datedExamples.map(({ source }) => source),
  ...whole.readingExamples.map(({ source }) => source),
  whole.ruleSource,
  whole.subjectSource,
  whole.underSource,
]
