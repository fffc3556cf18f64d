import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadedFile } from '#kernel/endpoint'
import { inTransaction } from '#platform/db'
import { type ClaimDesk, NOBODY, openClaimDesk, unmet } from '../../../test/claim-desk.ts'
import { COUNTY, type Villager } from '../../../test/class-house.ts'
import type { Client } from '../../../test/harness.ts'
import { listFile } from '../../../test/list-file.ts'
import { queriesOf } from '../../../test/queries-of.ts'
import { addPlacements } from './actions/add-placements.ts'
import { addWorkMonths } from './actions/add-work-months.ts'
import * as contract from './contract.ts'
import { actsOn } from './domain/steps.ts'
import { claimMatterOf } from './index.ts'

let desk: ClaimDesk
beforeAll(async () => {
  desk = await openClaimDesk()
})
afterAll(() => desk.house.close())

describe('以工代训名册', () => {
  let listId = ''
  let poor: Villager
  let hard: Villager
  beforeAll(async () => {
    poor = (await desk.villagers(1, { status: '贫困劳动力' }))[0] as Villager
    hard = (await desk.villagers(1, { status: '就业困难人员（含残疾人）' }))[0] as Villager
    await desk.sign(poor, '2021-09-15', '2021-10-31')
    await desk.sign(hard, '2021-09-01', null)
    listId = (await desk.open(desk.factory, 'training-through-work', '2021-09', '2021-11')).id
  })
  const month = (who: Villager, on: string, change: Record<string, string> = {}) => ({
    ...who,
    month: on,
    wage: '2600',
    paidOn: `${on.slice(0, 4)}-12-10`,
    proof: `工资表${on}`,
    ...change,
  })

  it('按月报合同和工资凭据：错误一次报全，同一人同一月只报一次 [L-094]', async () => {
    const rows = [
      month(poor, '2021-09'),
      month(poor, '2021-10'),
      month(poor, '2021-11'),
      month(hard, '2021-09'),
      month(hard, '2021-10'),
      month(hard, '2021-10'),
      month(hard, '2021-12'),
      month(hard, '2021-11', { wage: '0', proof: '' }),
      month(hard, '2021-08', { wage: '一千', paidOn: '2021-07-01' }),
      month(hard, '2021-07', { paidOn: '2024-06-04' }),
    ]
    const result = await desk.work(desk.factory, listId, rows)
    expect(result.rowsAdded).toBe(4)
    expect(result.errors.map(({ row, code }) => [row, code])).toEqual([
      [4, 'contract-missing'],
      [7, 'repeated-in-file'],
      [8, 'outside-months'],
      [9, 'cell-empty'],
      [9, 'wage-empty'],
      [10, 'amount-unreadable'],
      [10, 'wage-early'],
      [11, 'wage-future'],
    ])
    expect(await desk.work(desk.factory, listId, [month(poor, '2021-09')])).toMatchObject({
      rowsKnown: 1,
    })
    const second = await desk.open(desk.factory, 'training-through-work', '2021-10', '2021-10')
    const twice = await desk.work(desk.factory, second.id, [month(hard, '2021-10')])
    expect(twice.errors.map(({ code }) => code)).toEqual(['month-claimed'])
    expect((await desk.read(desk.factory, second.id)).persons).toEqual([])
    const wrong = {
      params: { listId },
      file: listFile(contract.placementTitles, [{ ...poor, employer: '厂', contractFrom: '2021-09-15' }], '错.csv'),
    }
    expect((await desk.factory.send(contract.addPlacements, wrong)).body.code).toBe('claim-list-other-kind')
  })

  it('贫困劳动力不问单位参保；就业困难人员须单位逐月为其参保 [L-094][L-095]', async () => {
    const poorRule = 'lz-2019-63/6-1/work-training-poor'
    const insuredRule = 'lz-2019-63/6-1/work-training-insured'
    const before = await desk.matter(listId, desk.factory)
    expect(before.subjects.map(({ facts }) => facts.workMonths)).toEqual([
      ['2021-09', '2021-10'],
      ['2021-09', '2021-10'],
    ])
    expect(before.subjects.map(({ serviceFrom, serviceUntil }) => [serviceFrom, serviceUntil])).toEqual([
      ['2021-09-15', '2021-10-31'],
      ['2021-09-01', '2021-10-31'],
    ])
    expect(unmet(poorRule, before, poor.name)).toEqual(['rate-table-missing'])
    expect(unmet(insuredRule, before, hard.name)).toEqual(['insured-enterprise'])
    await desk.insure(desk.paid(hard, ['2021-09']))
    expect(unmet(insuredRule, await desk.matter(listId, desk.factory), hard.name)).toContain('insured-enterprise')
    await desk.insure(desk.paid(hard, ['2021-10']))
    expect(unmet(insuredRule, await desk.matter(listId, desk.factory), hard.name)).toEqual(['rate-table-missing'])
  })

  it('离开后又回来的，两份合同各自的月份都算；合同提前终止后的月份不算 [L-094]', async () => {
    const [back] = (await desk.villagers(1)) as [Villager]
    await desk.sign(back, '2021-09-01', '2021-09-30')
    await desk.sign(back, '2021-11-01', '2021-12-31')
    const roster = await desk.open(desk.factory, 'training-through-work', '2021-09', '2021-12')
    const months = ['2021-09', '2021-11', '2021-12']
    const added = await desk.work(
      desk.factory,
      roster.id,
      months.map((one) => month(back, one)),
    )
    expect([added.rowsAdded, added.errors]).toEqual([3, []])
    const worked = async () => (await desk.matter(roster.id, desk.factory)).subjects[0]?.facts.workMonths
    expect(await worked()).toEqual(months)
    await desk.endEarly(back, '2021-11-30')
    expect(await worked()).toEqual(['2021-09', '2021-11'])
  })

  it('提交以后更正身份证号：名册的人和月份不动，尾号是更正后的 [L-127]', async () => {
    const [worker] = (await desk.villagers(1)) as [Villager]
    await desk.sign(worker, '2021-09-01', null)
    const { id } = await desk.open(desk.factory, 'training-through-work', '2021-09', '2021-09')
    await desk.work(desk.factory, id, [month(worker, '2021-09')])
    await desk.step(desk.factory, contract.submitClaimList, id, 1)
    const { residentId } = await desk.renumber(worker)
    const { persons } = await desk.read(desk.clerk, id)
    expect(persons).toMatchObject([{ personName: worker.name, tail: residentId.slice(-2) }])
    expect(worker.residentId.slice(-2)).not.toBe(residentId.slice(-2))
  })

  it('作废后人员和月份可以报到别的名册', async () => {
    const { version } = await desk.read(desk.factory, listId)
    expect((await desk.step(desk.factory, contract.cancelClaimList, listId, version)).body.state).toBe('cancelled')
    const renewed = await desk.open(desk.factory, 'training-through-work', '2021-09', '2021-11')
    expect(await desk.work(desk.factory, renewed.id, [month(hard, '2021-10')])).toMatchObject({
      rowsAdded: 1,
    })
    expect(
      await inTransaction(desk.house.database, desk.factory.actor, (tx) => claimMatterOf(tx, listId)),
    ).toBeUndefined()
  })

  it('建立名单时的拒绝：单位、种类、地区、月份、文件施行期', async () => {
    const body = { kind: 'training-through-work', regionCode: COUNTY, monthFrom: '2021-09', monthUntil: '2021-10' }
    const cases: [Client, object, string][] = [
      [desk.agency, body, 'list-kind-foreign'],
      [await desk.house.as('enterprise', { regionCode: COUNTY }), body, 'list-organization-needed'],
      [desk.factory, { ...body, regionCode: '450200' }, 'list-county-needed'],
      [desk.factory, { ...body, monthUntil: '2021-08' }, 'list-months-wrong'],
      [desk.factory, { ...body, monthUntil: '2024-07' }, 'list-months-wrong'],
      [desk.factory, { ...body, monthUntil: '2022-03' }, 'list-no-pack'],
    ]
    for (const [by, given, code] of cases)
      expect((await by.send(contract.openClaimList, { body: given as never })).body.code).toBe(code)
  })
})

describe('名单里的行再多，查询次数不变', () => {
  const asked = (by: Client, file: UploadedFile, listId: string, add: typeof addPlacements | typeof addWorkMonths) =>
    queriesOf(desk.house.database, by.actor, (tx) => add(tx, by.actor, { listId, file }))

  it('安置名单：收得了的、收不了的', async () => {
    const { id } = await desk.open(desk.agency, 'placement', '2024-03', '2024-03')
    const [signed, unsigned] = [await desk.villagers(4), await desk.villagers(3)]
    for (const one of signed) await desk.sign(one, '2024-03-01', null)
    const placing = (name: string, people: readonly Villager[]) => {
      const rows = people.map((one) => ({ ...one, employer: desk.employer, contractFrom: '2024-03-01' }))
      return asked(desk.agency, listFile(contract.placementTitles, rows, name), id, addPlacements)
    }
    expect(await placing('三人.csv', signed.slice(1))).toBe(await placing('一人.csv', signed.slice(0, 1)))
    expect(await placing('缺三人.csv', unsigned)).toBe(await placing('缺一人.csv', unsigned.slice(1)))
  })

  it('以工代训名册', async () => {
    const { id } = await desk.open(desk.factory, 'training-through-work', '2021-09', '2021-10')
    const workers = await desk.villagers(4)
    for (const one of workers) await desk.sign(one, '2021-09-01', null)
    const working = (name: string, people: readonly Villager[]) => {
      const given = { wage: '2600', paidOn: '2021-12-10', proof: '工资表' }
      const rows = people.flatMap((one) => ['2021-09', '2021-10'].map((month) => ({ ...one, month, ...given })))
      return asked(desk.factory, listFile(contract.workMonthTitles, rows, name), id, addWorkMonths)
    }
    expect(await working('三人.csv', workers.slice(1))).toBe(await working('一人.csv', workers.slice(0, 1)))
  })
})

describe('名单的状态 × 操作 × 角色', () => {
  const roles = ['hr-agency', 'school', 'enterprise', 'workshop', 'county-clerk'] as const

  it('表中没有的一律拒绝，名单不变', async () => {
    const organizationId = await desk.organization('enterprise', COUNTY)
    const staff = new Map<string, Client>()
    for (const role of roles)
      staff.set(role, role === 'county-clerk' ? desk.clerk : await desk.staff(role, organizationId))
    const owner = staff.get('enterprise') as Client
    for (const state of contract.claimStates.values) {
      const worker = (await desk.villagers(1))[0] as Villager
      await desk.sign(worker, '2021-09-01', null, owner)
      const { id } = await desk.open(owner, 'training-through-work', '2021-09', '2021-09')
      const row = { ...worker, month: '2021-09', wage: '2000', paidOn: '2021-10-10', proof: '表' }
      await desk.work(owner, id, [row])
      await bring(owner, id, state)
      const { version } = await desk.read(owner, id)
      for (const role of roles) {
        for (const act of contract.claimActs.values) {
          if (actsOn({ kind: 'training-through-work', state }, role).includes(act)) continue
          const { status, body } = await attempt(staff.get(role) as Client, act, id, version)
          expect([state, role, act, status === 403 || status === 409, body.code]).toEqual([
            state,
            role,
            act,
            true,
            expect.stringMatching(/role-refused|state-forbids/),
          ])
        }
      }
      expect(await desk.read(owner, id)).toMatchObject({ state, version })
    }
  })
})

async function bring(owner: Client, listId: string, state: contract.ClaimState) {
  const steps: Record<contract.ClaimState, (() => Promise<unknown>)[]> = {
    draft: [],
    submitted: [() => desk.step(owner, contract.submitClaimList, listId, 1)],
    returned: [
      () => desk.step(owner, contract.submitClaimList, listId, 1),
      () => desk.clerk.call(contract.returnClaimList, { params: { listId }, body: { version: 2, reason: '试' } }),
    ],
    confirmed: [
      () => desk.step(owner, contract.submitClaimList, listId, 1),
      () => desk.step(desk.clerk, contract.confirmClaimList, listId, 2),
    ],
    cancelled: [() => desk.step(owner, contract.cancelClaimList, listId, 1)],
  }
  for (const act of steps[state]) await act()
}

function attempt(by: Client, act: contract.ClaimAct, listId: string, version: number) {
  const params = { listId }
  const versioned = { params, body: { version } }
  const acts = {
    edit: () => by.send(contract.removeListPerson, { params, body: { listPersonId: NOBODY } }),
    submit: () => by.send(contract.submitClaimList, versioned),
    return: () => by.send(contract.returnClaimList, { params, body: { version, reason: '试' } }),
    confirm: () => by.send(contract.confirmClaimList, versioned),
    cancel: () => by.send(contract.cancelClaimList, versioned),
  }
  return acts[act]()
}
