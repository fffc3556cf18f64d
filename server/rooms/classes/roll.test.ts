import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoResidentId } from '#kernel/resident-id'
import {
  approvedClass,
  type ClassHouse,
  enrolled,
  heldOn,
  markSession,
  openClassHouse,
  SIBLING,
  sessionsOf,
  turnTo,
  type Villager,
} from '../../../test/class-house.ts'
import { queriesOf } from '../../../test/queries-of.ts'
import { enrollRoster } from './actions/enroll-roster.ts'
import * as contract from './contract.ts'

let desk: ClassHouse
beforeAll(async () => {
  desk = await openClassHouse()
})
afterAll(() => desk.house.close())

const enrolling = (classId: string, body: Villager, by = desk.workshop) =>
  by.send(contract.enroll, { params: { classId }, body })
const rosterOf = (people: readonly Villager[], header = '姓名,居民身份证号') => ({
  name: '名册.csv',
  bytes: new TextEncoder().encode([header, ...people.map((p) => `${p.name},${p.residentId}`)].join('\r\n')),
})
const nobody = { name: '韦无名', residentId: demoResidentId(9_999, '1991-02-03' as never, 'female') }

/** A workshop of another county with its own approver and money. */
async function neighbor() {
  const workshop = await desk.staff('workshop', await desk.organization('assistance-workshop', SIBLING), SIBLING)
  const approver = await desk.house.as('approver', { regionCode: SIBLING })
  return { workshop, approver }
}

it('逐人入班的每一种拒绝都说明原因 [G-006]', async () => {
  const [one, two, three] = await desk.villagers(3)
  if (!one || !two || !three) throw new Error('没有人')
  const { id } = await approvedClass(desk, { ...heldOn('2024-07-01'), plannedHeads: 2 })
  const codeOf = async (person: Villager) => (await enrolling(id, person)).body.code
  expect(await codeOf({ ...one, residentId: '450225199001010029' })).toBe('resident-id-wrong')
  expect(await codeOf(nobody)).toBe('person-unknown')
  expect(await codeOf({ ...one, name: two.name })).toBe('person-unknown')
  expect(await codeOf(one)).toBeUndefined()
  expect(await codeOf(one)).toBe('enrolled-already')
  expect(await codeOf(two)).toBeUndefined()
  expect(await codeOf(three)).toBe('class-full')
})

it('名册一次列出全部错误，对的入班，已在册的不重复；表格本身不对就整份退回', async () => {
  const [one, two, busy] = await desk.villagers(3)
  if (!one || !two || !busy) throw new Error('没有人')
  const other = await approvedClass(desk, heldOn('2024-07-02'))
  await enrolled(desk, other.id, [busy])
  const { id: classId } = await approvedClass(desk, heldOn('2024-07-02', '2024-07-03'))
  const upload = (people: readonly Villager[], header?: string) =>
    desk.workshop.send(contract.enrollRoster, { params: { classId }, file: rosterOf(people, header) })
  const { body } = await upload([one, { ...two, residentId: '123' }, nobody, busy, one])
  expect(body).toMatchObject({ total: 5, added: 1, known: 1 })
  expect(body.errors.map((error: { row: number; column: string }) => [error.row, error.column])).toEqual([
    [3, '居民身份证号'],
    [4, '姓名'],
    [5, '姓名'],
  ])
  expect(body.errors[2].message).toContain('融水苗族自治县')
  expect((await upload([one, two])).body).toMatchObject({ added: 1, known: 1, errors: [] })
  const { errors: lost } = (await upload([{ ...two, residentId: '4.50225E+17' }])).body
  expect(lost).toMatchObject([{ row: 2, column: '居民身份证号', message: expect.stringContaining('“文本”格式') }])
  expect((await upload([one], '名字,号码')).body.code).toBe('sheet-columns-missing')
})

it('名册里多少人，问的次数都一样；前面的人占满了名额，后面的逐人说明', async () => {
  const people = await desk.villagers(13)
  const { id: classId } = await approvedClass(desk, { ...heldOn('2024-07-04'), plannedHeads: 12 })
  const { actor } = desk.workshop
  const asked = (rows: readonly Villager[]) =>
    queriesOf(desk.house.database, actor, (tx) => enrollRoster(tx, actor, { classId, file: rosterOf(rows) }))
  expect(await asked(people.slice(0, 1))).toBe(await asked(people.slice(1, 11)))
  const file = rosterOf(people.slice(10))
  const { body } = await desk.workshop.send(contract.enrollRoster, { params: { classId }, file })
  expect(body).toMatchObject({ total: 3, added: 1, known: 1 })
  expect(body.errors).toMatchObject([{ row: 4, column: '姓名' }])
  expect(body.errors[0].message).toContain('12')
})

it('外县的班也算：给出县名和班号，不给别的；退班后可以另报', async () => {
  const { workshop, approver } = await neighbor()
  const [person] = await desk.villagers(1)
  if (!person) throw new Error('没有人')
  const there = await approvedClass(
    desk,
    { ...heldOn('2024-07-08', '2024-07-09'), regionCode: SIBLING },
    workshop,
    approver,
  )
  const [enrollmentId = ''] = await enrolled(desk, there.id, [person], workshop)
  const { number } = await workshop.call(contract.getClass, { params: { classId: there.id } })
  const here = await approvedClass(desk, heldOn('2024-07-09', '2024-07-10'))
  const refused = (await enrolling(here.id, person)).body
  expect([refused.code, refused.detail]).toEqual([
    'person-busy',
    `${person.name}在同一时间已在别的班：融安县 ${number}`,
  ])
  const after = await approvedClass(desk, heldOn('2024-07-10'))
  expect((await enrolling(after.id, person)).status).toBe(200)
  const withdraw = () =>
    workshop.send(contract.withdrawTrainee, { params: { enrollmentId }, body: { reason: '外出务工' } })
  expect((await withdraw()).status).toBe(200)
  expect((await withdraw()).body.code).toBe('withdrawn-already')
  const fourth = await approvedClass(desk, heldOn('2024-07-09'))
  expect((await enrolling(fourth.id, person)).status).toBe(200)
  const elsewhere = await desk.workshop.send(contract.withdrawTrainee, {
    params: { enrollmentId },
    body: { reason: '越权' },
  })
  expect(elsewhere.body.code).toBe('enrollment-unknown')
})

it('两个县同时抢同一个人：每次恰好一个县成功', async () => {
  const { workshop, approver } = await neighbor()
  const people = await desk.villagers(12)
  const here = await approvedClass(desk, heldOn('2024-07-15', '2024-07-16'))
  const there = await approvedClass(desk, { ...heldOn('2024-07-16'), regionCode: SIBLING }, workshop, approver)
  for (const person of people) {
    const both = await Promise.all([enrolling(here.id, person), enrolling(there.id, person, workshop)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('person-busy')
  }
})

it('最后一个名额同时两人来：恰好一人入班', async () => {
  const [one, two] = await desk.villagers(2)
  if (!one || !two) throw new Error('没有人')
  const { id } = await approvedClass(desk, { ...heldOn('2024-07-22'), plannedHeads: 1 })
  const both = await Promise.all([enrolling(id, one), enrolling(id, two)])
  expect(both.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['class-full', 'ok'])
})

it('导出名册与模板：只有身份证号末两位，身份按开班日', async () => {
  const [person] = await desk.villagers(1)
  if (!person) throw new Error('没有人')
  await desk.hire(person)
  const { id: classId } = await approvedClass(desk, heldOn('2024-07-24'))
  await enrolled(desk, classId, [person])
  const { bytes } = await desk.clerk.send(contract.exportRoster, { params: { classId } })
  const [sheet] = (await readXlsx(bytes)).sheets
  expect(sheet?.rows[1]?.slice(1, 6)).toEqual([
    person.name,
    person.residentId.slice(-2),
    '融水镇',
    '脱贫劳动力',
    '2024-01-01 至 无固定期限',
  ])
  expect(JSON.stringify(sheet?.rows)).not.toContain(person.residentId)
  const template = await desk.workshop.send(contract.getRosterTemplate)
  const columns = ['姓名', '居民身份证号', '收费（元）', '参训地', '学徒协议签订日期']
  expect((await readXlsx(template.bytes)).sheets[0]?.rows[0]).toEqual(columns)
})

it('开课后不再入班；退班者只在退班前的课次上在册', async () => {
  const [one, two, three] = await desk.villagers(3)
  if (!one || !two || !three) throw new Error('没有人')
  const { id } = await approvedClass(desk, heldOn('2024-07-29', '2024-07-30'))
  const [, leaving = ''] = await enrolled(desk, id, [one, two])
  const [first, second] = await sessionsOf(desk, id)
  await turnTo(desk, '2024-07-29')
  expect((await enrolling(id, three)).status).toBe(200)
  await markSession(desk, first?.id ?? '')
  await turnTo(desk, '2024-07-30')
  const [late] = await desk.villagers(1)
  expect((await enrolling(id, late ?? nobody)).body.code).toBe('enrollment-late')
  const params = { enrollmentId: leaving }
  await desk.workshop.call(contract.withdrawTrainee, { params, body: { reason: '身体原因' } })
  const sheet = async (session = first) =>
    (await desk.teacher.call(contract.getSessionSheet, { params: { sessionId: session?.id ?? '' } })).trainees.length
  expect([await sheet(first), await sheet(second)]).toEqual([3, 2])
})
