import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { packs } from '#policies'
import { type Asked, askOf, fieldsOf } from '../asks.ts'
import { casesOf, type PolicyCase } from '../cases/cases.ts'
import { entitle } from '../evaluate.ts'
import { measures, quantities, statedAmounts } from '../figures.ts'
import { formOf } from '../form.ts'
import { questions } from '../questions/index.ts'
import { ruleOf } from '../registry.ts'
import { rowKeys } from '../trace.ts'
import { type Answer, answered, begin, factsOf, NONE, UNSURE } from './answer.ts'
import { phrases } from './phrases.ts'
import { results } from './results.ts'
import { type Offer, type Situation, walk } from './walk.ts'

const policies = join(import.meta.dirname, '../../../../../policies')
const cases = packs.flatMap(({ document }) =>
  casesOf(readFileSync(join(policies, document.id, 'cases.csv'), 'utf8'), packs),
)
const everythingAsked = [
  ...Object.keys(questions),
  ...Object.keys(measures),
  ...Object.keys(quantities).map((unit) => `count:${unit}`),
  ...Object.keys(statedAmounts).map((amount) => `amount:${amount}`),
  ...Object.keys(rowKeys).map((key) => `key:${key}`),
] as Asked[]
const [document] = packs.map((pack) => pack.document)
if (!document) throw new Error('no pack')

const situationOf = ({ facts }: Pick<PolicyCase, 'facts'>): Situation => ({
  matter: facts.matter,
  on: facts.decisiveOn,
  region: facts.region,
  rates: facts.rates,
  settings: facts.settings ?? {},
  packs: packs.filter(
    (pack) =>
      pack.document.effectiveFrom <= facts.decisiveOn &&
      facts.decisiveOn <= pack.document.validUntil &&
      facts.region.startsWith(pack.document.territory),
  ),
})

/** Asks and answers to the end, each question as the facts of the case have it; what is not offered is none of these. */
function answerAll(one: PolicyCase, situation: Situation) {
  const answers = new Map(everythingAsked.map((asked) => [asked, truthOf(asked, one)]))
  for (;;) {
    const course = walk(situation, answers)
    const offer = course.offers.at(-1)
    if (course.complete || !offer) return course
    answers.set(offer.asked, offered(offer, answers.get(offer.asked)))
  }
}

/** What the calculator grants to a person in this case; null: nothing, or only if what is not known is so. */
function calculated(one: PolicyCase): number | null {
  const situation = situationOf(one)
  const { known } = answerAll(one, situation)
  const result = results(situation, known).find(({ rule }) => rule.id === one.ruleId)
  if (result?.outcome !== 'granted' || result.assumed.length > 0 || !result.decision.entitled) return null
  return result.decision.amountFen
}

/** What a person in this case would answer. */
function truthOf(asked: Asked, { facts, ruleId }: PolicyCase): Answer {
  const { answers, read } = askOf(asked)
  const truth = read(facts, ruleOf(ruleId, packs).pack.document)
  if (!answers) return typeof truth === 'number' ? truth : UNSURE
  if (asked === 'trainee-status') return [truth ?? []].flat().map(String)
  return typeof truth === 'string' ? truth : NONE
}

function offered({ asked, codes }: Offer, answer: Answer | undefined): Answer {
  const known = [answer ?? []].flat().filter((code) => codes?.includes(String(code)))
  return asked === 'trainee-status' && known.length > 0 ? known.map(String) : NONE
}

describe('计算器的问题出自规则', () => {
  it('每个问题都有中英文问法，没有多余的问法', () => {
    expect(Object.keys(phrases).filter((asked) => !everythingAsked.includes(asked as Asked))).toEqual([])
    for (const asked of everythingAsked)
      expect(askOf(asked).labels.map((label) => label.length > 0)).toEqual([true, true])
  })

  it.each(Object.keys(questions) as Asked[])('%s：每个答案都找得到使它成立的事实', (asked) => {
    const values = askOf(asked).answers?.values ?? []
    const place = {
      matter: 'award',
      on: dateText('2024-06-03'),
      region: document.territory,
      rates: [],
      settings: {},
    } as const
    const draft = begin(place)
    const settled = fieldsOf(asked, document).every(({ path }) => draft.settled.has(path))
    const found = values.filter((value) => {
      const answer = asked === 'trainee-status' ? [value] : value
      const read = askOf(asked).read(factsOf(answered(draft, asked, answer, document)), document)
      return [read].flat().includes(value)
    })
    expect(settled ? values : found).toEqual(values)
  })
})

describe('签认的例子', () => {
  it.each([...new Set(cases.map(({ ruleId }) => ruleId))])('照例子回答，计算器得出同样的结果：%s [L-132]', (ruleId) => {
    const own = cases.filter((one) => one.ruleId === ruleId)
    const told = own.map((one) => [one.title, calculated(one)])
    expect(told).toEqual(own.map(({ title, expected }) => [title, 'amountFen' in expected ? expected.amountFen : null]))
  })

  it('试算表单问到了规则要看的一切：只留表单里的字段，结果不变', () => {
    for (const { facts, ruleId, title } of cases) {
      const { rule, pack } = ruleOf(ruleId, packs)
      const paths = new Set(formOf(rule, pack).map(({ path }) => path))
      const kept = pick(facts, '', paths)
      const decide = (given: unknown) =>
        entitle(given as never, [{ ...pack, rules: [{ ...rule, yieldsTo: undefined }] }])
      expect(decide({ ...kept, rates: facts.rates, settings: facts.settings }), `${ruleId} ${title}`).toEqual(
        decide(facts),
      )
    }
  })
})

function pick(value: object, above: string, paths: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const path = above + name
      if (paths.has(path)) return [[name, inner]]
      const isSection = [...paths].some((other) => other.startsWith(`${path}.`))
      if (!isSection || typeof inner !== 'object') return []
      return [[name, inner === null ? null : pick(inner, `${path}.`, paths)]]
    }),
  )
}
