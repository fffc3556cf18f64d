import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateText, monthText } from '#kernel/dates'
import { sum, yuan } from '#kernel/money'
import { packs } from '#policies'
import {
  inPrinciple,
  monthsPerPerson,
  monthsPerPersonAndEmployer,
  oncePerOccupationAndLevel,
  oncePerOrganizer,
  oncePerPersonDay,
  oncePerPersonMonth,
  oneOrTheOther,
  perOrganizerYear,
  perPersonYear,
} from './language.ts'
import { type Claim, ration, slotOf } from './ration.ts'
import { limitSentence } from './sentences.ts'
import { recount } from './trace.ts'

const threeTimes = perPersonYear(3, 'training-subsidy', 'lz-2019-63#6-2')
const once = oncePerOccupationAndLevel('training-subsidy', 'lz-2019-63#6-2')
const daily = oncePerPersonDay('living-allowance', 'gx-2022-7#10')
const start = dateText('2021-03-08')

const training = (id: string, changes: Partial<Claim> = {}): Claim => ({
  id,
  person: 'A',
  effectiveOn: start,
  submissionNo: Number(id),
  year: 2021,
  occupation: `occupation-${id}`,
  level: 'junior',
  days: [],
  limits: [threeTimes, once],
  trace: recount([
    { op: 'times', rateFen: yuan(600), unit: 'person', quantity: 1, document: '示例标准', resultFen: yuan(600) },
  ]),
  ...changes,
})

const living = (id: string, from: number, days: number): Claim =>
  training(id, {
    limits: [daily],
    days: Array.from({ length: days }, (_, index) => addDays(start, from + index)),
    trace: recount([
      { op: 'times', rateFen: yuan(50), unit: 'day', quantity: days, document: null, resultFen: yuan(0) },
    ]),
  })

const granted = (claims: readonly Claim[], taken: readonly string[] = []) =>
  ration(claims, taken)
    .filter((one) => one.granted)
    .map((one) => one.claimId)

describe('每人每年不超过3次', () => {
  it('第3次准，第4次不准，另一年、另一人不受影响', () => {
    const claims = ['1', '2', '3', '4'].map((id) => training(id))
    expect(granted([...claims, training('5', { year: 2022 }), training('6', { person: 'B' })])).toEqual([
      '1',
      '2',
      '3',
      '5',
      '6',
    ])
    const fourth = ration(claims, []).at(-1)
    expect(fourth).toMatchObject({ granted: false, amountFen: 0, slots: [], exceeded: [threeTimes] })
    expect(limitSentence(threeTimes, packs)).toBe('超过限制：每人每年不超过3次（柳政规〔2019〕63号六（二））')
  })

  it('先看生效日，再看申报序号', () => {
    const early = training('9', { effectiveOn: addDays(start, -1) })
    expect(granted([...['1', '2', '3'].map((id) => training(id)), early])).toEqual(['9', '1', '2'])
  })

  it('已批准的不会被后来申报、生效日更早的挤掉', () => {
    const taken = ration(
      ['1', '2', '3'].map((id) => training(id)),
      [],
    ).flatMap((one) => one.slots)
    expect(granted([training('9', { effectiveOn: addDays(start, -30) })], taken)).toEqual([])
  })

  it('被拒绝的申报不占次数，也不占职业和等级', () => {
    const repeated = training('2', { occupation: 'occupation-1' })
    expect(granted([training('1'), repeated, training('3'), training('4')])).toEqual(['1', '3', '4'])
  })
})

it('同一职业同一等级只享受一次，跨年也算；另一等级可以', () => {
  const same = { occupation: 'occupation-1', year: 2022 }
  expect(granted([training('1'), training('2', same), training('3', { ...same, level: 'senior' })])).toEqual(['1', '3'])
})

describe('同一人同一天的生活费只补一次', () => {
  it('两个班有一天重叠，后一个少一天 [G-050]', () => {
    const [first, second] = ration([living('1', 0, 5), living('2', 4, 3)], [])
    expect([first?.amountFen, second?.amountFen]).toEqual([yuan(250), yuan(100)])
    expect(second).toMatchObject({ granted: true, cutDays: [addDays(start, 4)], exceeded: [daily] })
  })

  it('全部重叠则不再给', () => {
    expect(ration([living('1', 0, 5), living('2', 1, 3)], []).at(1)).toMatchObject({ granted: false, amountFen: 0 })
  })

  it('不管怎样分班，同一天不会付两次', () => {
    const claims = fc
      .array(fc.tuple(fc.nat(10), fc.integer({ min: 1, max: 6 })), { maxLength: 8 })
      .map((spans) => spans.map(([from, days], index) => living(String(index + 1), from, days)))
    fc.assert(
      fc.property(claims, (list) => {
        const slots = ration(list, []).flatMap((one) => one.slots)
        expect(new Set(slots).size).toBe(slots.length)
        expect(sum(ration(list, []).map((one) => one.amountFen))).toBe(yuan(50 * slots.length))
        expect(new Set(list.flatMap((claim) => claim.days)).size).toBe(slots.length)
      }),
    )
  })
})

it('申报换个顺序送来，结果不变', () => {
  const claim = fc.record({
    person: fc.constantFrom('A', 'B'),
    day: fc.nat(3),
    occupation: fc.constantFrom('x', 'y', 'z'),
    year: fc.constantFrom(2020, 2021),
  })
  const lists = fc.array(claim, { maxLength: 12 }).chain((list) => {
    const claims = list.map(({ day, ...rest }, index) =>
      training(String(index), { ...rest, effectiveOn: addDays(start, day) }),
    )
    return fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length }))
  })
  fc.assert(
    fc.property(lists, ([claims, shuffled]) => {
      expect(ration(shuffled, [])).toEqual(ration(claims, []))
    }),
  )
})

describe('任何申报、任何限额', () => {
  const cite = 'lz-2019-63#6-2'
  const limits = [
    threeTimes,
    once,
    inPrinciple(perPersonYear(1, 'reward', cite)),
    oncePerPersonDay('living-allowance', cite),
    oncePerPersonMonth('work-training-subsidy', cite),
    monthsPerPerson(6, 'work-training-subsidy', cite),
    monthsPerPersonAndEmployer(3, 'work-training-subsidy', cite),
    oneOrTheOther(cite),
    oncePerOrganizer('reward', cite),
    perOrganizerYear(2, 'reward', cite),
  ] as const
  const months = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07'].map(monthText)
  const someClaim = fc
    .record({
      person: fc.constantFrom('A', 'B'),
      day: fc.nat(5),
      submissionNo: fc.nat(50),
      year: fc.constantFrom(2020, 2021),
      occupation: fc.option(fc.constantFrom('x', 'y')),
      organizer: fc.constantFrom('M', 'N'),
      certificate: fc.constantFrom('c', 'd', undefined),
      days: fc.uniqueArray(fc.nat(6).map((day) => addDays(start, day))),
      months: fc.subarray(months),
      limits: fc.subarray([...limits], { maxLength: 4 }),
      exceptions: fc.constantFrom<readonly string[]>([], ['person-year|reward|A|2021']),
    })
    .map(({ day, ...rest }) => ({ ...rest, effectiveOn: addDays(start, day) }))
  const someClaims = fc
    .array(someClaim, { maxLength: 10 })
    .map((list) => list.map((one, index) => training(String(index), { ...one, submissionNo: one.submissionNo })))
  const placeInLine = ({ effectiveOn, submissionNo }: Claim) =>
    `${effectiveOn} ${String(submissionNo).padStart(3, '0')}`
  /** No slot holds more than its limit and its approved exceptions allow. */
  const overfull = (claims: readonly Claim[], slots: readonly string[]) =>
    claims.flatMap((claim) =>
      claim.limits
        .filter(
          (limit) => !['person-day', 'person-month', 'person-months', 'person-organizer-months'].includes(limit.per),
        )
        .filter(
          (limit) =>
            slots.filter((slot) => slot === slotOf(limit, claim)).length > limit.atMost + Number(limit.exceptional),
        )
        .map((limit) => slotOf(limit, claim)),
    )

  it('按生效日、再按申报序号；换个顺序送来，结果不变；名额不会超', () => {
    fc.assert(
      fc.property(
        someClaims.chain((claims) =>
          fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
        ),
        ([claims, shuffled]) => {
          const results = ration(claims, [])
          expect(ration(shuffled, [])).toEqual(results)
          const order = results.map(({ claimId }) => claims.find(({ id }) => id === claimId) as Claim)
          for (const [index, claim] of order.entries()) {
            const next = order[index + 1]
            if (next) expect(placeInLine(claim) <= placeInLine(next)).toBe(true)
          }
          expect(
            overfull(
              claims,
              results.flatMap(({ slots }) => slots),
            ),
          ).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('已批准的从不被挤掉：先后两批办，等于后一批只用剩下的名额', () => {
    fc.assert(
      fc.property(someClaims, someClaims, (first, second) => {
        const before = ration(first, [])
        const taken = before.flatMap(({ slots }) => slots)
        const after = ration(second, taken)
        expect(ration(first, [])).toEqual(before)
        expect(overfull([...first, ...second], [...taken, ...after.flatMap(({ slots }) => slots)])).toEqual([])
        const daily = [...taken, ...after.flatMap(({ slots }) => slots)].filter((slot) =>
          slot.startsWith('person-day|'),
        )
        expect(new Set(daily).size).toBe(daily.length)
      }),
      { numRuns: 500 },
    )
  })

  it('按次序一件一件办，与一次全办结果相同；没有准的不占名额，写明是哪条限额', () => {
    fc.assert(
      fc.property(someClaims, (claims) => {
        const whole = ration(claims, [])
        const taken: string[] = []
        for (const result of whole) {
          const claim = claims.find(({ id }) => id === result.claimId) as Claim
          const [alone] = ration([claim], taken)
          expect(alone).toEqual(result)
          taken.push(...result.slots)
          if (!result.granted) expect([result.slots, result.exceeded.length > 0]).toEqual([[], true])
        }
      }),
      { numRuns: 500 },
    )
  })
})
