/** What the examples of the page are decided by: one document, one rule around the words shown, ordinary facts. */
import { dateText } from '../../server/kernel/dates.ts'
import { entitle } from '../../server/rooms/policy/domain/evaluate.ts'
import { explain } from '../../server/rooms/policy/domain/explain.ts'
import type { Facts, RateEntry } from '../../server/rooms/policy/domain/facts.ts'
import * as language from '../../server/rooms/policy/domain/language.ts'
import { matters } from '../../server/rooms/policy/domain/words.ts'

/** What a fact is changed to, beside the ordinary ones. */
export type Change = Partial<Facts>

export const document: language.PolicyDocument = {
  id: 'demo',
  number: '示例〔2024〕1号',
  title: ['示例办法', 'Example document'],
  issuer: ['示例单位', 'Example office'],
  addressees: [],
  signedOn: dateText('2024-01-01'),
  publishedOn: null,
  effectiveFrom: dateText('2024-01-01'),
  validUntil: dateText('2024-12-31'),
  periodCites: ['demo#5'],
  periodReading: ['按五', 'As clause 5 says.'],
  disclosure: '主动公开',
  territory: '45',
  chapters: 5,
}

/** The table the examples call `standard`: what the document leaves to others. */
export const standardSource = `{
  id: 'demo/standard',
  title: ['培训补贴标准', 'training rates'],
  enteredBy: ['请市经办人录入，另一人复核', 'The city enters it; another person confirms.'],
  cites: ['demo#2'],
}`
export const percentsSource = `{ ...standard, id: 'demo/percents', title: ['核增比例', 'share'], gives: 'percents' }`

/** Runs an example as it stands on the page: its words are those of `#policy/language`, and nothing else. */
export function run<T>(source: string): T {
  const standard = evaluated<language.RateTable>(standardSource, {})
  const percents = evaluated<language.RateTable>(percentsSource, { standard })
  return evaluated<T>(source, { ...language, standard, percents, document })
}

const evaluated = <T>(source: string, scope: Readonly<Record<string, unknown>>): T =>
  new Function(...Object.keys(scope), `return (${source})`)(...Object.values(scope)) as T

const row: RateEntry = {
  table: 'demo/standard',
  document: '市人社发〔2024〕2号',
  region: '4502',
  from: dateText('2024-01-01'),
  until: null,
  kind: null,
  occupation: null,
  level: null,
  unit: 'person',
  rateFen: language.yuan(1500),
  sources: ['employment-subsidy-fund'],
}
export const rates = (...changes: Partial<RateEntry>[]): readonly RateEntry[] =>
  changes.map((one) => ({ ...row, ...one }))

const ordinary: Facts = {
  matter: 'training',
  decisiveOn: dateText('2024-06-03'),
  region: '450225',
  trainingClass: {
    mode: 'project-based',
    kind: 'employment-skills',
    openingApprovedAt: '2024-05-30T10:00',
    firstSessionAt: '2024-06-03T09:00',
  },
  organizer: { kind: 'enterprise' },
  occupation: { nationallyListed: true, code: '6-18-01-01', level: 'intermediate' },
  trainee: {
    statuses: ['lifted-out-of-poverty'],
    contract: { from: dateText('2024-03-01'), until: null, withOrganizer: true },
  },
  attendance: { days: 6, lastCountedOn: dateText('2024-06-08') },
  certificate: null,
  rates: [],
}

const rule: language.Rule = {
  id: 'demo/1/example',
  title: ['示例补贴', 'Example subsidy'],
  cites: ['demo#1'],
  about: matters.values,
  component: 'training-subsidy',
  payee: 'organizer',
  requires: [],
  rate: language.since('2024-01-01', language.perDay(language.yuan(200))),
  fund: { item: 'training', sources: ['employment-subsidy-fund'], basis: 'text', cites: ['demo#1'] },
  limits: [],
  readings: {},
  notModelled: [],
}

/** The example rule with these parts; the pack it stands in. */
export const packWith = (parts: Partial<language.Rule>): language.PolicyPack => ({
  version: '1.0.0',
  document,
  rules: [{ ...rule, ...parts }],
})

export interface Said {
  readonly zh: string
  readonly en: string
}

/** What the rule says of the ordinary facts, changed so: the amount's sentence, or the refusal with what was found. */
export function said(parts: Partial<language.Rule>, change: Change): Said {
  const pack = packWith(parts)
  const [decision] = entitle({ ...ordinary, ...change }, [pack])
  if (!decision) throw new Error('the example rule says nothing')
  const inWords = (tongue: 'zh' | 'en') => {
    const { sentence, refusals } = explain(decision, [pack], tongue)
    const found = refusals.map((line) => line.found).join('；')
    return found ? `${sentence}（${found}）` : sentence
  }
  const en = inWords('en').replace('（', ' (').replace('）', ')')
  return { zh: inWords('zh'), en }
}

export { ordinary }
