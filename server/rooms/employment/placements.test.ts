import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText, MonthText } from '#kernel/dates'
import { inTransaction } from '#platform/db'
import { type ClaimDesk, HUMAN, NOBODY, openClaimDesk, unmet } from '../../../test/claim-desk.ts'
import { COUNTY, SIBLING, type Villager } from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { claimHeadsOf } from './index.ts'

let desk: ClaimDesk
beforeAll(async () => {
  desk = await openClaimDesk()
})
afterAll(() => desk.house.close())

describe('安置名单', () => {
  const rule = 'gx-2022-7/11/agency-grant'
  const people: Villager[] = []
  let listId = ''
  const who = (index: number) => people[index] as Villager
  beforeAll(async () => {
    // One person each, so that the names differ.
    people.push(...(await desk.villagers(9)))
    // Long enough, a day short, a month missed, only declared, later, never signed, employed there before.
    await desk.sign(who(0), '2024-01-01', '2024-06-30')
    await desk.sign(who(1), '2024-01-01', '2024-06-29')
    for (const index of [2, 3]) await desk.sign(who(index), '2024-01-01', null)
    await desk.sign(who(4), '2024-01-15', null)
    await desk.sign(who(6), '2023-06-01', '2023-12-31')
    await desk.sign(who(6), '2024-01-01', null)
    listId = (await desk.open(desk.agency, 'placement', '2024-01', '2024-02')).id
  })

  it('导入安置人员：单位、合同、月份的错误一次报全，已报的不重复，移出后可再报 [G-056]', async () => {
    const employer = desk.employer
    const placed = (index: number, change: Record<string, string> = {}) => ({
      ...who(index),
      employer,
      contractFrom: '2024-01-01',
      ...change,
    })
    const rows = [
      placed(0),
      placed(1),
      placed(2),
      placed(3),
      placed(4, { contractFrom: '2024-01-15' }),
      placed(5),
      placed(6),
      placed(7, { employer: '没有登记的厂' }),
      placed(8, { contractFrom: '2024-03-01' }),
      placed(0),
      { ...placed(8), contractFrom: '2024-07-01', name: '查无此人' },
      placed(8, { contractFrom: '', agreement: '协议1' }),
    ]
    const result = await desk.place(desk.agency, listId, rows)
    expect(result.rowsAdded).toBe(5)
    expect(result.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [7, '劳动合同起始日期', 'contract-missing'],
      [8, '劳动合同起始日期', 'contract-earlier'],
      [9, '用人单位', 'employer-unknown'],
      [10, '劳动合同起始日期', 'outside-months'],
      [11, '居民身份证号', 'repeated-in-file'],
      [12, '劳动合同起始日期', 'contract-future'],
      [12, '居民身份证号', 'person-unknown'],
      [13, '劳动合同起始日期', 'cell-empty'],
      [13, '技能等级', 'level-empty'],
    ])
    expect(await desk.place(desk.agency, listId, [placed(0)])).toMatchObject({
      rowsAdded: 0,
      rowsKnown: 1,
    })
    // The same contract on another agency's list: nobody sees whose it is, and it is not placed twice.
    const rival = await desk.staff('hr-agency', await desk.organization('hr-agency', SIBLING), SIBLING)
    const other = await desk.open(rival, 'placement', '2024-01', '2024-01')
    const twice = await desk.place(rival, other.id, [placed(0)])
    expect(twice.errors.map(({ code }) => code)).toEqual(['placed-already'])
    const seen = await rival.send(contract.getClaimList, { params: { listId } })
    expect([seen.status, seen.body.code]).toEqual([404, 'claim-list-unknown'])
    const { persons } = await desk.read(desk.agency, listId)
    const remove = (listPersonId: string) =>
      desk.agency.send(contract.removeListPerson, { params: { listId }, body: { listPersonId } })
    const first = persons.find(
      ({ personName, tail }) => personName === who(0).name && tail === who(0).residentId.slice(-2),
    )
    expect((await remove(first?.id ?? '')).status).toBe(200)
    expect((await remove(first?.id ?? '')).body.code).toBe('list-person-unknown')
    const again = await desk.place(desk.agency, listId, [placed(0)])
    expect(again).toMatchObject({ rowsAdded: 1, repeated: false })
    expect(await desk.place(desk.agency, listId, [placed(0)])).toMatchObject({ id: again.id, repeated: true })
    const { people: count, notReady } = await desk.read(desk.agency, listId)
    expect([count, notReady]).toEqual([5, '名单尚未经融水苗族自治县核对确认'])
  })

  it('照提示补登劳动合同后，原样再传同一文件就收下 [G-056]', async () => {
    const [late] = (await desk.villagers(1)) as [Villager]
    const rows = [{ ...late, employer: desk.employer, contractFrom: '2024-02-01' }]
    const { id } = await desk.open(desk.agency, 'placement', '2024-01', '2024-02')
    const first = await desk.place(desk.agency, id, rows)
    expect(first.errors.map(({ code, cure }) => [code, cure])).toEqual([
      ['contract-missing', '请用人单位先在“劳动合同”中登记，再报名单'],
    ])
    expect(await desk.place(desk.agency, id, rows)).toMatchObject({ id: first.id, repeated: true })
    await desk.sign(late, '2024-02-01', null)
    expect(await desk.place(desk.agency, id, rows)).toMatchObject({ rowsAdded: 1, errors: [], repeated: false })
  })

  it('到账才算：清单导入即算，只申报的不算，手工登记的须另一人核对，剔除须另一人 [G-058]', async () => {
    const employer = desk.employer
    const bad = [
      { ...who(0), employer: '没有登记的厂', month: '2024-01', paidOn: '2024-01-20', document: '清单' },
      { ...who(0), employer, month: '一月', paidOn: '2024-06-04', document: '' },
    ]
    const result = await desk.insure([
      ...desk.paid(who(0), ['2024-01', '2024-02', '2024-03']),
      ...desk.paid(who(1), ['2024-01', '2024-02', '2024-03']),
      ...desk.paid(who(2), ['2024-01', '2024-03', '2024-04']),
      ...desk.paid(who(3), ['2024-01', '2024-02']),
      ...desk.paid(who(3), ['2024-03'], ''),
      ...bad,
    ])
    expect(result).toMatchObject({ rowsAdded: 12, rowsWrong: 2 })
    expect(result.errors.map(({ code }) => code)).toEqual([
      'employer-unknown',
      'month-unreadable',
      'cell-empty',
      'paid-future',
    ])
    const entry = {
      ...who(4),
      employer,
      months: ['2024-01', '2024-02', '2024-03', '2023-12'] as MonthText[],
      paidOn: '2024-05-20' as DateText,
      document: '缴费凭证12号',
    }
    const wrong = await desk.clerk.send(contract.enterInsuredMonths, {
      body: { ...entry, residentId: '1', employer: '无', paidOn: '2024-06-04' as DateText },
    })
    expect([wrong.body.code, wrong.body.errors.length]).toEqual(['insured-entry-wrong', 3])
    const self = await desk.house.as('county-clerk', { regionCode: COUNTY, human: who(4).residentId })
    expect((await self.send(contract.enterInsuredMonths, { body: entry })).body.code).toBe('interest-declared')
    expect(await desk.clerk.call(contract.enterInsuredMonths, { body: entry })).toEqual({ entered: 4 })
    const months = (state: contract.InsuredState) =>
      desk.reviewer.call(contract.listInsuredMonths, { query: { state } })
    const waiting = (await months('to-check')).months.map(({ id }) => id)
    const monthsOf = async () =>
      (await desk.read(desk.agency, listId)).persons.find(
        ({ tail, personName }) => personName === who(4).name && tail === who(4).residentId.slice(-2),
      )
    expect(await monthsOf()).toMatchObject({ insuredMonths: [], missing: '缺社会保险到账记录' })
    const own = await desk.clerk.call(contract.checkInsuredMonths, { body: { insuredMonthIds: [...waiting, NOBODY] } })
    expect([own.checked, new Set(own.leftOut.map(({ code }) => code))]).toEqual([
      0,
      new Set(['insured-month-own', 'insured-month-unknown']),
    ])
    const check = (by: Client) => by.call(contract.checkInsuredMonths, { body: { insuredMonthIds: waiting } })
    expect((await check(self)).leftOut.map(({ code }) => code)).toEqual(Array(4).fill('interest-declared'))
    expect((await check(desk.reviewer)).checked).toBe(4)
    expect((await check(desk.reviewer)).leftOut[0]?.code).toBe('insured-month-settled')
    // December lies before the contract began.
    expect(await monthsOf()).toMatchObject({ insuredMonths: ['2024-01', '2024-02', '2024-03'], missing: null })
    expect((await months('declared')).months).toHaveLength(1)
    const march = (await months('counted')).months.find(
      ({ month, personName }) => month === '2024-03' && personName === who(4).name,
    )
    const strike = (by: Client) =>
      by.send(contract.strikeInsuredMonth, { params: { insuredMonthId: march?.id ?? '' }, body: { reason: '退费' } })
    expect((await strike(desk.clerk)).body.code).toBe('insured-month-own')
    expect((await strike(self)).body.code).toBe('interest-declared')
    expect((await strike(desk.reviewer)).status).toBe(200)
    expect((await strike(desk.reviewer)).body.code).toBe('insured-month-settled')
    expect(await monthsOf()).toMatchObject({ insuredMonths: ['2024-01', '2024-02'] })
    await desk.clerk.call(contract.enterInsuredMonths, {
      body: { ...entry, months: ['2024-03', '2024-04'] as MonthText[] },
    })
    const renewed = (await months('to-check')).months.map(({ id }) => id)
    await desk.reviewer.call(contract.checkInsuredMonths, { body: { insuredMonthIds: renewed } })
    expect((await desk.agency.send(contract.listInsuredMonths)).body.code).toBe('role-refused')
  })

  it('手工登记待核对的，不挡经办机构清单；只申报的再报不重复，到账后由到账的代替 [G-058]', async () => {
    const [person] = (await desk.villagers(1)) as [Villager]
    const query = { name: person.name }
    const states = async () => {
      const { months } = await desk.reviewer.call(contract.listInsuredMonths, { query })
      return months
        .filter(({ tail }) => tail === person.residentId.slice(-2))
        .map(({ month, state }) => `${month} ${state}`)
        .toSorted()
    }
    const paidOn = '2024-05-20' as DateText
    const entry = { ...person, employer: desk.employer, paidOn, document: '缴费凭证' }
    await desk.clerk.call(contract.enterInsuredMonths, { body: { ...entry, months: ['2024-04' as MonthText] } })
    const declared = desk.paid(person, ['2024-05'], '')
    expect((await desk.insure(declared)).rowsAdded).toBe(1)
    const later = declared.map((row) => ({ ...row, document: '社保清单2024-2' }))
    expect(await desk.insure(later)).toMatchObject({ rowsAdded: 0, rowsKnown: 1 })
    expect(await states()).toEqual(['2024-04 to-check', '2024-05 declared'])
    expect((await desk.insure(desk.paid(person, ['2024-04', '2024-05']))).rowsAdded).toBe(2)
    expect(await states()).toEqual(['2024-04 counted', '2024-04 to-check', '2024-05 counted'])
  })

  it('提交、退回、再提交、核对确认；版本过时、自己核对都不行；确认后成为可申报的事项 [G-056]', async () => {
    const empty = await desk.open(desk.agency, 'placement', '2024-01', '2024-01')
    expect((await desk.step(desk.agency, contract.submitClaimList, empty.id, 1)).body.code).toBe('list-empty')
    expect((await desk.step(desk.agency, contract.submitClaimList, listId, 9)).body.code).toBe('stale')
    expect((await desk.step(desk.agency, contract.submitClaimList, listId, 1)).body).toEqual({
      state: 'submitted',
      version: 2,
    })
    const queue = await desk.read(desk.clerk, listId)
    expect([queue.acts, queue.persons.length]).toEqual([['return', 'confirm'], 5])
    const back = { params: { listId }, body: { version: 2, reason: '补甲的合同' } }
    expect(await desk.clerk.call(contract.returnClaimList, back)).toEqual({ state: 'returned', version: 3 })
    expect((await desk.read(desk.agency, listId)).returnReason).toBe('补甲的合同')
    await desk.step(desk.agency, contract.submitClaimList, listId, 3)
    const twin = await desk.house.as('county-clerk', { regionCode: COUNTY, human: HUMAN })
    expect((await desk.step(twin, contract.confirmClaimList, listId, 4)).body.code).toBe('duty-conflict')
    const onIt = await desk.house.as('county-clerk', { regionCode: COUNTY, human: who(0).residentId })
    expect((await desk.step(onIt, contract.confirmClaimList, listId, 4)).body.code).toBe('interest-declared')
    expect((await desk.step(desk.clerk, contract.confirmClaimList, listId, 4)).body).toEqual({
      state: 'confirmed',
      version: 5,
    })
    expect((await desk.matter(listId, desk.agency)).notReady).toBeNull()
    const { lists } = await desk.clerk.call(contract.listClaimLists, {
      query: { kind: 'placement', state: 'confirmed' },
    })
    expect(lists).toMatchObject([{ id: listId, people: 5 }])
    const ready = await inTransaction(desk.house.database, desk.agency.actor, (tx) =>
      claimHeadsOf(tx, { kind: 'placement' }),
    )
    expect(ready.map(({ id, number, packId }) => [id, number, packId])).toEqual([
      [listId, lists[0]?.number, 'gx-2022-7'],
    ])
  })

  it('恰好6个月的合同、连续3个月到账符合；少一天、断一月、只申报的不符合；没有当地标准的只登记不支付 [G-056][G-057][G-058][G-059]', async () => {
    const given = await desk.matter(listId, desk.clerk)
    expect(given.subjects).toHaveLength(5)
    const facts = new Map(
      given.subjects.map((subject) => [
        `${subject.facts.placement?.contractFrom} ${subject.facts.placement?.contractUntil} ${subject.facts.placement?.insuredMonths}`,
        subject,
      ]),
    )
    const reasons = (key: string, settings: Record<string, string> = {}) => {
      const subject = facts.get(key)
      if (!subject) throw new Error([...facts.keys()].join('；'))
      return unmet(rule, { ...given, subjects: [subject] }, subject.name, settings)
    }
    expect(reasons('2024-01-01 2024-06-30 3')).toEqual(['rate-table-missing'])
    expect(reasons('2024-01-01 2024-06-29 3')).toEqual(['six-month-contract'])
    expect(reasons('2024-01-01 null 3')).toEqual(['three-insured-months'])
    expect(reasons('2024-01-01 null 3', { [`${rule}/insured-run`]: 'cumulative' })).toEqual(['rate-table-missing'])
    expect(reasons('2024-01-01 null 2')).toEqual(['three-insured-months'])
    expect(reasons('2024-01-15 null 4')).toEqual(['rate-table-missing'])
    // The contract ends early after the list was confirmed: the facts follow it.
    await desk.endEarly(who(4), '2024-05-31')
    const later = (await desk.matter(listId, desk.agency)).subjects.find(
      ({ facts: own }) => own.placement?.contractFrom === '2024-01-15',
    )
    expect(later?.facts.placement?.contractUntil).toBe('2024-05-31')
  })

  it('院校的共同培养名单：有协议、有等级才符合 [L-071]', async () => {
    const school = await desk.staff('school', await desk.organization('technical-school', '450200'), '450200')
    const [joint, alone] = (await desk.villagers(2)) as [Villager, Villager]
    for (const one of [joint, alone]) await desk.sign(one, '2021-03-01', null)
    const { id } = await desk.open(school, 'placement', '2021-03', '2021-03')
    const employer = desk.employer
    const common = { employer, contractFrom: '2021-03-01', level: '中级工' }
    await desk.place(school, id, [
      { ...joint, ...common, agreement: '共育协议7号' },
      { ...alone, ...common },
    ])
    await desk.insure([joint, alone].flatMap((one) => desk.paid(one, ['2021-03', '2021-04', '2021-05'])))
    const given = await desk.matter(id, school)
    const reasons = given.subjects.map((one) =>
      unmet('lz-2019-63/5-2/joint-training', { ...given, subjects: [one] }, one.name),
    )
    expect(reasons).toEqual([['rate-table-missing'], ['jointly-trained']])
    expect(given.packId).toBe('lz-2019-63')
  })
})
