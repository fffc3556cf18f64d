import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import { type Facts, tablesOf } from '#policy/language'
import { entitle } from '../../server/rooms/policy/domain/evaluate.ts'
import {
  certificateKinds,
  cooperationKinds,
  organizerKinds,
  traineeStatuses,
  trainingKinds,
  trainingModes,
} from '../../server/rooms/policy/domain/words.ts'

const on = dateText('2021-03-08')
const rates = packs
  .flatMap(({ rules }) => rules.flatMap(tablesOf))
  .map(({ id }) => ({
    table: id,
    document: '示例标准',
    region: '4502',
    from: dateText('2019-08-01'),
    until: null,
    kind: null,
    occupation: null,
    level: null,
    unit: 'person' as const,
    rateFen: yuan(600),
    sources: ['unemployment-insurance-surplus'] as const,
  }))

const anyTraining: fc.Arbitrary<Facts> = fc
  .record({
    mode: fc.constantFrom(...trainingModes.values),
    kind: fc.constantFrom(...trainingKinds.values),
    cooperation: fc.option(fc.constantFrom(...cooperationKinds.values), { nil: undefined }),
    organizer: fc.constantFrom(...organizerKinds.values),
    statuses: fc.subarray([...traineeStatuses.values], { maxLength: 3 }),
    hired: fc.boolean(),
    employerKind: fc.option(fc.constantFrom(...organizerKinds.values), { nil: undefined }),
    certificate: fc.constantFrom(...certificateKinds.values),
    paidTo: fc.option(fc.constantFrom('organizer' as const, 'person' as const), { nil: undefined }),
    entered: fc.boolean(),
  })
  .map(({ mode, kind, cooperation, organizer, statuses, hired, employerKind, certificate, paidTo, entered }) => ({
    matter: 'training',
    decisiveOn: on,
    region: '450203',
    trainingClass: { mode, kind, cooperation, openingApprovedAt: null, firstSessionAt: `${on}T09:00` },
    organizer: { kind: organizer },
    occupation: { nationallyListed: true, code: null, level: 'junior' },
    trainee: {
      statuses,
      employerKind,
      contract: { from: on, until: null, withOrganizer: hired },
      urban: false,
      feeFen: yuan(0),
      graduatedOn: dateText('2020-06-30'),
    },
    attendance: { days: 5, lastCountedOn: on },
    certificate: { kind: certificate, issuedOn: on },
    apprenticeship: { agreementSigned: true, years: 1 },
    ...(paidTo && { paidTo }),
    rates: entered ? rates : [],
  }))

it('不管什么班、什么人、谁组织，一件事只由一条规则付；该给的也不会都不给', () => {
  const paid = { training: 0, none: 0 }
  fc.assert(
    fc.property(anyTraining, (facts) => {
      const decisions = entitle(facts, packs).filter(({ ruleId }) => ruleId.startsWith('lz-2019-63/'))
      const entitled = decisions.filter((decision) => decision.entitled)
      for (const component of ['training-subsidy', 'assessment-subsidy', 'living-allowance']) {
        expect(entitled.filter((one) => one.component === component).length).toBeLessThanOrEqual(1)
      }
      const training = entitled.filter((one) => one.component === 'training-subsidy').length
      paid[training === 1 ? 'training' : 'none'] += 1
      if (facts.rates.length > 0) expect(training).toBe(1)
      // 四（一）的对象、项目制或创业：培训补贴和生活费只从就业补助资金列支，不套用别处的标准。
      const governs = decisions.find(({ ruleId }) => ruleId === 'lz-2019-63/4-1/poor-training')
      if (governs?.entitled) expect(governs.sources).toEqual(['employment-subsidy-fund'])
    }),
    { numRuns: 2_000 },
  )
  expect(Math.min(paid.training, paid.none)).toBeGreaterThan(200)
})
