import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getWorkQueue } from '#platform/auth/contract'
import { overrideReading } from '#policy/contract'
import * as contract from '#supervision/contract'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { inLine } from '../../../test/in-line.ts'
import { asSystem } from '../../../test/money-house.ts'
import { type Planted, plantClass } from '../../../test/planted-class.ts'

let house: TestHouse
let clerk: Client
let reviewer: Client
let approver: Client
let workshop: Client
let planted: Planted[]
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { human: '经办本人' })
  reviewer = await house.as('second-reviewer', {})
  approver = await house.as('approver', {})
  planted = []
  for (let index = 0; index < 6; index += 1) planted.push(await plantClass(house, { place: `村委会${index % 2}` }))
  workshop = await house.as('workshop', { organizationId: planted[0]?.organizationId ?? '' })
})
afterAll(() => house.close())

const DUE = '2024-06-20'
const draw = (given: object = {}, by = clerk) =>
  by.send(contract.drawSample, { body: { size: 3, dueOn: DUE, seed: '公开摇号-0603', ...given } })
const checks = async (by = clerk) => (await by.call(contract.listChecks, { query: { limit: 200 } })).rows
const checkOf = async (id: string) => {
  const found = (await checks()).find((check) => check.id === id)
  if (!found) throw new Error(`no check ${id}`)
  return found
}
const checklist = contract.checkItems.values.map((item) => ({ item, answer: 'yes' as const }))
const record = async (checkId: string, given: object = {}, by = clerk) => {
  const { version } = await checkOf(checkId)
  const body = {
    visitedOn: '2024-06-03',
    outcome: 'problems' as const,
    checklist,
    note: '到场11人，名册12人',
    version,
    ...given,
  }
  return by.send(contract.recordCheck, { params: { checkId }, body })
}
const finding = { title: '1人不在名册所列班级', demand: '核实并更正考勤，说明原因', dueOn: '2024-06-10' }
const confirm = async (checkId: string, given: object = { finding }, by = reviewer) => {
  const { version } = await checkOf(checkId)
  return by.send(contract.confirmCheck, { params: { checkId }, body: { version, ...given } })
}
const findingOf = async (id: string, by = clerk) =>
  (await by.call(contract.listFindings)).rows.find((row) => row.id === id)

describe('核查与整改', () => {
  it('随机抽查可重抽：种子和总体校验值存下来，同一总体同一种子抽出同一批班 [G-054]', async () => {
    const first = (await draw()).body
    const second = (await draw()).body
    const other = (await draw({ seed: '另一个种子' })).body
    const classesOf = async (ids: string[]) =>
      (await checks())
        .filter(({ id }) => ids.includes(id))
        .map(({ classId }) => classId)
        .sort()
    expect(first.population).toBe(6)
    expect(first.populationHash).toBe(other.populationHash)
    expect(await classesOf(first.checkIds)).toEqual(await classesOf(second.checkIds))
    const { samples } = await clerk.call(contract.listSamples)
    expect(samples.map(({ seed, drawn }) => [seed, drawn])).toEqual([
      ['另一个种子', 3],
      ['公开摇号-0603', 3],
      ['公开摇号-0603', 3],
    ])
    const picks = new Set([String(await classesOf(first.checkIds))])
    for (let index = 0; index < 12; index += 1)
      picks.add(String(await classesOf((await draw({ seed: `另一个种子${index}` })).body.checkIds)))
    expect(picks.size).toBeGreaterThan(1)
    expect((await draw({ dueOn: '2024-06-01' })).body.code).toBe('due-day-past')
    const empty = await house.as('county-clerk', { regionCode: '450226' })
    expect((await draw({}, empty)).body.code).toBe('sample-empty')
  })

  it('结果由两人到场作出：记录的人换账号也不能自己确认；发现问题必须写明整改要求和期限 [G-054]', async () => {
    const [checkId = '', ...others] = (await draw()).body.checkIds
    expect((await record(checkId, { visitedOn: '2024-06-04' })).body.code).toBe('check-day-wrong')
    expect((await record(checkId, { fileIds: [randomUUID()] })).body.code).toBe('check-file-unknown')
    expect((await confirm(checkId)).body.code).toBe('check-not-ready')
    const photo = randomUUID()
    await asSystem(
      { house },
      `insert into platform.file (id, name, type, bytes, sha256, region_code, created_by)
      values ($1, '现场.jpg', 'image/jpeg', '\\x00', $2, '450225', $1)`,
      [photo, photo],
    )
    expect((await record(checkId, { fileIds: [photo] })).status).toBe(200)
    const sameHuman = await house.as('second-reviewer', { human: '经办本人' })
    expect((await confirm(checkId, { finding }, sameHuman)).body.code).toBe('check-second-person')
    expect((await confirm(checkId, {})).body.code).toBe('check-finding-needed')
    expect((await confirm(checkId)).status).toBe(200)
    expect(await checkOf(checkId)).toMatchObject({
      state: 'confirmed',
      outcome: 'problems',
      fileIds: [photo],
      checklist,
    })
    const [clean = '', unneeded = ''] = others
    await record(clean, { outcome: 'clean' })
    expect((await confirm(clean)).body.code).toBe('check-finding-needless')
    expect((await confirm(clean, {})).body.findingId).toBeNull()
    const past = `update supervision.spot_check set state = 'confirmed', outcome = 'clean', visited_on = '2024-06-03',
      confirmed_by = gen_random_uuid(), confirmed_on = '2024-06-03' where id = $1`
    await expect(asSystem({ house }, past, [unneeded])).rejects.toThrow(/spot_check_check/)
    const { version } = await checkOf(unneeded)
    const cancel = { params: { checkId: unneeded }, body: { note: '班级已取消', version } }
    expect((await clerk.send(contract.cancelCheck, cancel)).status).toBe(200)
    expect((await clerk.send(contract.cancelCheck, cancel)).body.code).toBe('check-not-ready')
    const unknown = { params: { checkId: randomUUID() }, body: { note: '无', version: 1 } }
    expect((await clerk.send(contract.cancelCheck, unknown)).body.code).toBe('check-unknown')
  })

  it('核查和问题按编号、班名、机构查找；百分号不是通配 [G-054]', async () => {
    const all = await checks()
    const [one] = all
    for (const search of [one?.classNumber, one?.classTitle, one?.organizationName]) {
      const { rows } = await clerk.call(contract.listChecks, { query: { limit: 200, search } })
      expect(rows.map(({ id }) => id)).toContain(one?.id)
    }
    const byClass = await clerk.call(contract.listChecks, { query: { limit: 200, search: one?.classNumber } })
    // The number of one class may be the beginning of another's.
    const numbers = byClass.rows.map(({ classNumber }) => classNumber)
    expect(numbers.filter((number) => !number?.includes(one?.classNumber ?? '?'))).toEqual([])
    expect(numbers.length).toBeLessThan(all.length)
    expect((await clerk.call(contract.listChecks, { query: { search: '%' } })).total).toBe(0)
    const [found] = (await clerk.call(contract.listFindings)).rows
    for (const search of [found?.number, found?.title, found?.organizationName])
      expect((await clerk.call(contract.listFindings, { query: { search } })).rows.map(({ id }) => id)).toContain(
        found?.id,
      )
    expect((await clerk.call(contract.listFindings, { query: { search: '没有这个问题' } })).total).toBe(0)
  })

  it('由风险提示安排核查，核查完提示即办结；没有指向班的提示不能安排 [G-054]', async () => {
    await clerk.call(contract.runRisks, { body: {} })
    const { rows } = await clerk.call(contract.listSignals, { query: { ruleId: 'place-double' } })
    const [signal] = rows
    const params = { signalId: signal?.id ?? '' }
    const open = (given: object = {}) =>
      clerk.send(contract.openCheck, { params, body: { dueOn: DUE, version: signal?.version ?? 0, ...given } })
    expect((await open({ dueOn: '2024-06-01' })).body.code).toBe('due-day-past')
    const { checkIds } = (await open()).body
    expect(checkIds.length).toBe(3)
    for (const checkId of checkIds) {
      expect((await clerk.call(contract.getSignal, { params })).state).toBe('checking')
      await record(checkId, { outcome: 'clean' })
      await confirm(checkId, {})
    }
    expect((await clerk.call(contract.getSignal, { params })).state).toBe('settled')
    const [picture] = ['x', 'x'].map(() => randomUUID())
    for (const id of [randomUUID(), randomUUID()])
      await asSystem(
        { house },
        `insert into platform.file (id, name, type, bytes, sha256, region_code, created_by)
        values ($1, '公用.png', 'image/png', '\\x00', $2, '450225', $1)`,
        [id, picture],
      )
    await clerk.call(contract.runRisks, { body: {} })
    const without = (await clerk.call(contract.listSignals, { query: { ruleId: 'same-image' } })).rows[0]
    const given = { params: { signalId: without?.id ?? '' }, body: { dueOn: DUE, version: without?.version ?? 0 } }
    expect((await clerk.send(contract.openCheck, given)).body.code).toBe('signal-without-class')
  })

  it('一条提示的最后两处核查同时确认，提示照样办结 [G-054]', async () => {
    const { rows } = await clerk.call(contract.listSignals, { query: { ruleId: 'place-double', state: 'open' } })
    const params = { signalId: rows[0]?.id ?? '' }
    const body = { dueOn: DUE, version: rows[0]?.version ?? 0 }
    const { checkIds } = await clerk.call(contract.openCheck, { params, body })
    for (const checkId of checkIds) await record(checkId, { outcome: 'clean' })
    const [first = '', ...last] = checkIds
    await confirm(first, {})
    const ready = await Promise.all(last.map(checkOf))
    const confirmed = await inLine(
      house.database,
      'audit.event',
      ready.map(({ id: checkId, version }) => () => {
        return reviewer.send(contract.confirmCheck, { params: { checkId }, body: { version } })
      }),
    )
    expect(confirmed.map(({ status }) => status)).toEqual([200, 200])
    expect((await clerk.call(contract.getSignal, { params })).state).toBe('settled')
  })

  it('机构看到并整改自己的问题，由另一人核销；不满意的退回再改；逾期照实标明，提前几天提醒是设置 [G-054]', async () => {
    const own = (await draw({ size: 200 })).body.checkIds
    const mine = (await checks()).find(({ id, classId }) => own.includes(id) && classId === planted[0]?.classId)
    await record(mine?.id ?? '', {}, reviewer)
    const findingId = (await confirm(mine?.id ?? '', { finding }, clerk)).body.findingId
    expect((await findingOf(findingId, workshop))?.tone).toBe('fine')
    const region = await house.as('region-officer', { regionCode: '450000' })
    const setting = { key: 'finding.warning-days', regionCode: '450000', value: 30, effectiveFrom: '2024-06-03' }
    await region.call(overrideReading, { body: { ...setting, documentNumber: '桂人社发〔2024〕7号' } as never })
    expect((await findingOf(findingId, workshop))?.tone).toBe('soon')
    const { items } = await workshop.call(getWorkQueue)
    expect(items.find(({ key }) => key === 'findings-open')?.tone).toBe('soon')
    const rectify = (version: number, by = workshop) =>
      by.send(contract.rectifyFinding, { params: { findingId }, body: { rectification: '已更正并培训教师', version } })
    const settle = (version: number, outcome: 'closed' | 'again', by: Client) =>
      by.send(contract.closeFinding, { params: { findingId }, body: { outcome, note: '看过现场', version } })
    expect((await settle(1, 'closed', approver)).body.code).toBe('finding-not-ready')
    expect((await rectify(1)).status).toBe(200)
    expect((await settle(2, 'closed', clerk)).body.code).toBe('finding-second-person')
    expect((await settle(2, 'again', approver)).status).toBe(200)
    await house.database.pool.query(`update platform.business_clock set today = '2024-06-11'`)
    expect((await findingOf(findingId, workshop))?.tone).toBe('overdue')
    await rectify(3)
    expect((await settle(4, 'closed', approver)).status).toBe(200)
    expect(await findingOf(findingId)).toMatchObject({
      state: 'closed',
      closedOn: '2024-06-11',
      closingNote: '看过现场',
    })
    const other = await house.as('workshop', { organizationId: planted[1]?.organizationId ?? '' })
    expect(await findingOf(findingId, other)).toBeUndefined()
    expect((await rectify(5, other)).body.code).toBe('finding-unknown')
    const rewritten = asSystem({ house }, `update supervision.finding set closing_note = '改' where id = $1`, [
      findingId,
    ])
    await expect(rewritten).rejects.toThrow(/已核销/)
  })
})
