import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { declareInterest, listUncheckedAccounts } from '#organizations/contract'
import { personReference } from '#people'
import { theSystem } from '#platform/auth'
import { getTimeline, getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { asSystem } from '../../../test/money-house.ts'
import * as contract from './contract.ts'
import { goodRow } from './entries.fixture.ts'

/** A number typed wrongly at registration: corrected by two persons, the person stays who they are. */
let house: TestHouse
let clerk: Client
let another: Client
let serial = 8_000
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225', human: '提出人' })
  another = await house.as('second-reviewer', { regionCode: '450225' })
})
afterAll(() => house.close())

const number = (n: number) => demoResidentId(n, '1992-02-02' as DateText, 'female')
const add = async (by = clerk) => {
  serial += 1
  const row = goodRow(serial)
  return { ...row, personId: (await by.call(contract.addPerson, { body: row })).id }
}
const propose = (personId: string, residentId: string, by = clerk) =>
  by.send(contract.proposeIdentity, {
    params: { personId },
    body: { residentId, reason: '登记时看错一位', document: '身份证复印件，卷宗7号' },
  })
const confirm = (identityCorrectionId: string, residentId: string, by = another) =>
  by.send(contract.confirmIdentity, { params: { identityCorrectionId }, body: { residentId, note: '与证件一致' } })
const decline = (identityCorrectionId: string, by = another) =>
  by.send(contract.declineIdentity, { params: { identityCorrectionId }, body: { note: '证件就是原来的号码' } })
const listed = async (personId: string, by = another) =>
  (await by.call(contract.listIdentityCorrections, { query: { personId } })).corrections
const reference = (residentId: string, name: string) =>
  inTransaction(house.database, theSystem, (tx) => personReference(tx, residentId, name))

describe('更正身份证号', () => {
  it('一人提出、另一人对照证件再输入一遍：人不变，号码、性别、生日都改过来，从前的留存，账户重新核实 [L-127]', async () => {
    const { personId, residentId, name } = await add()
    const right = number(8_900)
    const { body } = await propose(personId, right)
    expect(await listed(personId)).toMatchObject([{ state: 'proposed', tail: right.slice(-2), mayDecide: true }])
    expect((await listed(personId, clerk))[0]?.mayDecide).toBe(false)
    const waiting = async () =>
      (await another.call(getWorkQueue)).items.find(({ key }) => key === 'identities-to-check')?.count
    expect(await waiting()).toBe(1)
    expect(await reference(right, name)).toBeUndefined()
    expect((await confirm(body.id, right)).status).toBe(200)
    expect((await waiting()) ?? 0).toBe(0)
    expect([await reference(right, name), await reference(residentId, name)]).toEqual([personId, undefined])
    const file = await clerk.call(contract.getPerson, { params: { personId } })
    expect(file).toMatchObject({ sex: 'female', birthDate: '1992-02-02', tail: right.slice(-2), reviewedOn: null })
    const params = { personId }
    const revealed = await clerk.call(contract.revealPerson, {
      params,
      body: { reason: contract.revealReasons.values[0] as never },
    })
    expect(revealed.residentId).toBe(right)
    const { events } = await clerk.call(getTimeline, { params })
    const detail = `尾号 ${residentId.slice(-2)} 更正为 ${right.slice(-2)}（身份证复印件，卷宗7号）`
    expect(events.find(({ title }) => title === '更正身份证号')).toMatchObject({ on: '2024-06-03', detail })
    const { accounts } = await another.call(listUncheckedAccounts)
    expect(accounts.map(({ payeeId }) => payeeId)).toContain(personId)
  })

  it('不合的不收：本人、读不通的、就是现在的、别人的、已有待核对的 [L-127]', async () => {
    const one = await add()
    const other = await add()
    const code = async (residentId: string, personId = one.personId, by = clerk) =>
      (await propose(personId, residentId, by)).body.code
    expect(await code('12345')).toBe('entry-wrong')
    expect(await code(one.residentId)).toBe('identity-same')
    expect((await propose(one.personId, other.residentId)).body).toMatchObject({
      code: 'identity-taken',
      detail: expect.stringContaining('融水'),
    })
    const neighbour = await house.as('county-clerk', { regionCode: '450226' })
    expect(await code(number(8_901), one.personId, neighbour)).toBe('person-unknown')
    const { body } = await propose(one.personId, number(8_902))
    expect(await code(number(8_903))).toBe('identity-pending')
    expect((await confirm(body.id, number(8_903))).body.code).toBe('identity-mismatch')
    const twin = await house.as('second-reviewer', { regionCode: '450225', human: '提出人' })
    expect((await confirm(body.id, number(8_902), twin)).body.code).toBe('identity-own')
    expect((await decline(body.id, twin)).body.code).toBe('identity-own')
    const stranger = await house.as('second-reviewer', { regionCode: '450226' })
    expect((await decline(body.id, stranger)).body.code).toBe('identity-unknown')
    const kin = { kind: 'person', relation: 'sibling', relatedName: one.name, relatedResidentId: one.residentId }
    const human = '亲属'
    const relative = await house.as('second-reviewer', { regionCode: '450225', human })
    await relative.call(declareInterest, { body: kin as never })
    const kinClerk = await house.as('county-clerk', { regionCode: '450225', human })
    expect(await code(number(8_902), one.personId, kinClerk)).toBe('interest-declared')
    expect((await confirm(body.id, number(8_902), relative)).body.code).toBe('interest-declared')
    expect((await decline(body.id)).status).toBe(200)
    expect((await confirm(body.id, number(8_902))).body.code).toBe('identity-decided')
    expect(await listed(one.personId)).toMatchObject([
      { state: 'declined', note: '证件就是原来的号码', mayDecide: false },
    ])
  })

  it('提出以后号码被别人登记的，核对时也拒绝；数据库不许一人经手，也不许绕过更正改号 [L-127]', async () => {
    const { personId } = await add()
    serial += 1
    const later = goodRow(serial)
    const { body } = await propose(personId, later.residentId)
    await clerk.call(contract.addPerson, { body: later })
    expect((await confirm(body.id, later.residentId)).body.code).toBe('identity-taken')
    const sys = (statement: string) => asSystem({ house }, statement, [personId])
    const rewrite = `update people.person set resident_id_index = sha256(resident_id_index) where id = $1`
    await expect(sys(rewrite)).rejects.toMatchObject({ code: 'JQ020' })
    const alone = `update people.identity_correction set state = 'confirmed', decided_by = proposed_by,
      decided_by_name = '同一人', decided_on = '2024-06-03', note = '同意' where person_id = $1`
    await expect(sys(alone)).rejects.toThrow(/identity_correction_check/)
    const change = `update people.identity_correction set reason = '改' where person_id = $1`
    await expect(sys(change)).rejects.toThrow(/permission denied/)
    await decline(body.id)
    const reopen = `update people.identity_correction set state = 'proposed' where person_id = $1`
    await expect(sys(reopen)).rejects.toMatchObject({ code: 'JQ005' })
  })
})
