import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#desk/contract'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { saveOrganization } from '#organizations'
import { declareInterest, listUncheckedAccounts } from '#organizations/contract'
import { personReference } from '#people'
import { theSystem } from '#platform/auth'
import { getTimeline, getWorkQueue, signIn } from '#platform/auth/contract'
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
const corrected = async (personId: string, residentId: string) => {
  const { body } = await propose(personId, residentId)
  expect((await confirm(body.id, residentId)).status).toBe(200)
}
/** How many human beings stand behind accounts, and whether each account has one. */
const humans = async (userIds: readonly string[]) => {
  const { rows } = await asSystem(
    { house },
    `select count(distinct natural_person_id)::int as n, count(*)::int = cardinality($1::uuid[]) as all
      from auth.user_account where id = any($1::uuid[])`,
    [userIds],
  )
  return [rows[0].n, rows[0].all]
}
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

  it('本人的账号跟着更正后的号码：照旧登录，仍是同一个人；新号码能再建账号，旧号码不再是他 [L-127]', async () => {
    const { personId, residentId, name } = await add()
    const keeper = await house.as('administrator', { regionCode: '450225' })
    const right = number(8_910)
    const open = (account: string, given: string) =>
      keeper.send(createAccount, { body: { account, name, residentId: given, role: 'trainee' } })
    const { id, password } = (await open('xy-8910', residentId)).body
    const signsIn = async () => (await house.visitor.send(signIn, { body: { account: 'xy-8910', password } })).status
    expect([await signsIn(), (await open('xy-8911', right)).body.code]).toEqual([200, 'account-content'])
    await corrected(personId, right)
    expect([await signsIn(), (await open('xy-8911', residentId)).body.code]).toEqual([200, 'account-content'])
    const second = await open('xy-8911', right)
    expect(await humans([id, second.body.id])).toEqual([1, true])
    // The old number is free: whoever really has it is somebody else.
    const owner = await house.as('workshop', { human: residentId, regionCode: '450225' })
    expect(await humans([id, owner.actor.userId ?? ''])).toEqual([2, true])
  })

  it('新号码的人已有账号的，两边合为一人；旧号码另有账号的，那个账号不动 [L-127]', async () => {
    const { personId, residentId } = await add()
    const right = number(8_920)
    const trainee = await house.as('trainee', { personId, regionCode: '450225', human: residentId })
    const namesake = await house.as('workshop', { human: residentId, regionCode: '450225' })
    const officer = await house.as('second-reviewer', { human: right, regionCode: '450225' })
    const [one, two, three] = [trainee, namesake, officer].map(({ actor }) => actor.userId ?? '') as [
      string,
      string,
      string,
    ]
    expect([await humans([one, two]), await humans([one, three])]).toEqual([
      [1, true],
      [2, true],
    ])
    await corrected(personId, right)
    expect([await humans([one, two]), await humans([one, three])]).toEqual([
      [2, true],
      [1, true],
    ])
    // Split where nobody was known by the new number yet.
    const split = await add()
    const alone = await house.as('trainee', { personId: split.personId, regionCode: '450225', human: split.residentId })
    const other = await house.as('workshop', { human: split.residentId, regionCode: '450225' })
    await corrected(split.personId, number(8_921))
    const again = await house.as('trainee', { personId: split.personId, regionCode: '450225', human: number(8_921) })
    const ids = [alone, again].map(({ actor }) => actor.userId ?? '')
    expect([await humans(ids), await humans([ids[0] ?? '', other.actor.userId ?? ''])]).toEqual([
      [1, true],
      [2, true],
    ])
  })

  it('更正以后，按旧号码申报的亲属、旧号码的本人仍须回避 [L-127]', async () => {
    const { personId, residentId, name } = await add()
    const relative = await house.as('second-reviewer', { regionCode: '450225' })
    await relative.call(declareInterest, {
      body: { kind: 'person', relation: 'sibling', relatedName: name, relatedResidentId: residentId } as never,
    })
    const self = await house.as('second-reviewer', { regionCode: '450225', human: residentId })
    await corrected(personId, number(8_930))
    const { body } = await propose(personId, number(8_931))
    for (const by of [relative, self]) expect((await decline(body.id, by)).body.code).toBe('interest-declared')
  })

  it('写着身份证号尾号的各处跟着更正，一处不漏 [L-127]', async () => {
    const { personId, name } = await add()
    const employer = randomUUID()
    await inTransaction(house.database, theSystem, (tx) =>
      saveOrganization(tx, { id: employer, kind: 'enterprise', name: '测试企业', regionCode: '450225' }),
    )
    const right = number(8_940)
    const row = `insert into employment.insured_month (id, person_id, person_name, resident_id_tail, employer_id, region_code,
        month, document, source, entered_by, entered_on)
      values (gen_random_uuid(), $1, $2, '00', $3, '450225', '2024-05', '测试', 'office-list', gen_random_uuid(), '2024-06-03')`
    await asSystem({ house }, row, [personId, name, employer])
    await corrected(personId, right)
    const found = await asSystem(
      { house },
      'select resident_id_tail as tail from employment.insured_month where person_id = $1',
      [personId],
    )
    expect(found.rows).toEqual([{ tail: right.slice(-2) }])
    const unfollowed = await asSystem(
      { house },
      `select c.table_schema || '.' || c.table_name as name from information_schema.columns c
        join information_schema.columns p on p.table_schema = c.table_schema and p.table_name = c.table_name
          and p.column_name = 'person_id'
        where c.column_name = 'resident_id_tail' and c.table_schema || '.' || c.table_name
          not in ('people.person', 'people.identity_correction') and not exists (select from pg_proc f
            where f.proname = 'tails_follow' and f.prosrc like '%update ' || c.table_schema || '.' || c.table_name || ' %')`,
      [],
    )
    expect(unfollowed.rows).toEqual([])
  })
})
