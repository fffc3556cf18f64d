import { expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import { atLeast, choice, is, type PolicyPack, perHead, type Rule, rule, since, when } from '#policy/language'
import { honourDecision, honourFacts, honourRule, taxReading, tooEarly } from './cycle.ts'

const [real] = packs.filter(({ document }) => document.id === 'lz-2019-63')
const ours = real?.rules.find(({ id }) => id.endsWith('/skills-expert')) as Rule

/** A document of another city: a round every two years, before tax unless told. */
const other: PolicyPack = {
  version: '1.0.0',
  document: { ...(real as PolicyPack).document, id: 'other', territory: '9901' },
  rules: [
    rule({
      ...ours,
      id: 'other/1/city-expert',
      requires: [
        when('honored', ['获评', 'honoured'], is('award-kind', 'skills-expert')),
        when('second-year', ['距上次评选满2年', '2 years since the last round'], atLeast('years-since-last-round', 2)),
      ],
      rate: since('2019-08-01', perHead(yuan(5_000))),
      limits: [],
      readings: {
        tax: choice('net', { title: ['', ''], choices: { net: ['税后', 'net'] }, why: ['', ''], cites: [] }),
      },
    }),
  ],
}
const all = [...packs, other]
const on = dateText('2021-06-01')

it('评选的周期、金额、税前税后从本地文件的规则来：两年一轮的市，满两年就能再评', () => {
  const facts = (region: string, years: number) => ({ ...honourFacts(region, on, years), rates: [] })
  expect(tooEarly(all, facts('990100', 1))).toBe('距上次评选满2年')
  expect(tooEarly(all, facts('990100', 2))).toBeUndefined()
  expect(tooEarly(all, facts('450200', 2))).toBe('距上次评选满3年')
  expect(honourDecision(all, facts('990100', 2))).toMatchObject({ ruleId: 'other/1/city-expert' })
  expect(taxReading({}, honourRule(all, '990100', on) as Rule)).toBe('net')
  expect(taxReading({}, honourRule(all, '450200', on) as Rule)).toBe('gross')
  expect(honourRule(all, '450300', on)).toBeUndefined()
})
