import type { Language } from '#kernel/codes'
import type { PolicyPack } from '../domain/language.ts'
import { policyPage } from '../domain/page.ts'
import { ruleOf } from '../domain/registry.ts'
import { ruleDetails } from '../domain/rule-page.ts'

const titles = {
  zh: {
    validity: '有效期',
    clauses: '条款',
    about: '事项',
    payee: '付给',
    conditions: '条件',
    rates: '标准',
    limits: '限额',
    fund: '资金来源',
    tables: '需录入的标准表',
    first: '更先适用的',
    readings: '读法',
    others: '别的可能：',
    notModelled: '没有写成规则',
    notice: '公示文字',
    since: '起',
    fromTable: '由标准文件写明',
  },
  en: {
    validity: 'In force',
    clauses: 'Clauses',
    about: 'About',
    payee: 'Paid to',
    conditions: 'Conditions',
    rates: 'Rate',
    limits: 'Limits',
    fund: 'Fund',
    tables: 'Tables to be entered',
    first: 'What comes first',
    readings: 'Readings',
    others: 'else: ',
    notModelled: 'Not modelled',
    notice: 'Public notice',
    since: '',
    fromTable: 'named by the document of the rate',
  },
} as const

/** The page of a rule as plain text. @throws Error when it is in none of the packs */
export function pageText(ruleId: string, packs: readonly PolicyPack[], language: Language): string {
  const { rule, pack } = ruleOf(ruleId, packs)
  const page = policyPage(rule, pack, packs, language)
  const details = ruleDetails(rule, pack, packs, language)
  const t = titles[language]
  const cited = ({ label, clauses }: { label: string; clauses: readonly string[] }) =>
    clauses.length > 0 ? `${label}（${clauses.join('、')}）` : label
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [t.validity, [`${page.validity.from} – ${page.validity.until}`, page.validity.reading]],
    [t.clauses, page.clauses.map(({ name }) => name)],
    [t.about, page.about],
    [t.payee, [page.payee]],
    [t.conditions, page.conditions.map(cited)],
    [t.rates, page.rates.map(({ from, until, sentence }) => `${from} – ${until ?? page.validity.until}  ${sentence}`)],
    [t.limits, page.limits.map(cited)],
    [t.fund, [cited({ ...page.fund, label: page.fund.sources.join('、') || t.fromTable })]],
    [t.tables, page.tables.map(({ id, title, enteredBy }) => `${title}（${id}）：${enteredBy}`)],
    [t.first, details.comesFirst.map(({ title, ruleId: id }) => `${title}（${id}）`)],
    [
      t.readings,
      details.openReadings.map(({ words, alternatives }) =>
        alternatives.length > 0 ? `${words}（${t.others}${alternatives.join('；')}）` : words,
      ),
    ],
    [t.notModelled, page.notModelled],
    [t.notice, [details.notice]],
  ]
  const body = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
  return [`${page.title}\n${page.ruleId} · ${page.document.number} · ${page.document.version}`, ...body].join('\n\n')
}
