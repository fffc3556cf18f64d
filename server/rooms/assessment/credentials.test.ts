import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personReference } from '#people'
import { recordDeath, takeBackDeath } from '#people/contract'
import {
  type AssessmentDesk,
  codeOf,
  digits,
  type CredentialForm as Form,
  levelForm as level,
  openAssessmentDesk,
  PROOF,
  qualificationForm as qualification,
  SANJIANG,
  type Somebody,
  WELDER,
} from '../../../test/assessment-desk.ts'
import { listFile } from '../../../test/list-file.ts'
import * as contract from './contract.ts'

let desk: AssessmentDesk
let body: Awaited<ReturnType<AssessmentDesk['organization']>>
let people: Somebody[]
const someone = (index: number): Somebody => people[index] as Somebody
beforeAll(async () => {
  desk = await openAssessmentDesk()
  body = await desk.organization()
  await desk.registered(body.id)
  people = await desk.people(12)
})
afterAll(() => desk.house.close())

const enter = (form: Form, by = desk.clerk) => by.send(contract.enterCredential, { body: form })
const verify = (credentialId: string, by = desk.reviewer) =>
  by.send(contract.verifyCredential, { params: { credentialId }, body: PROOF })
const verified = (form: Form) => desk.verified(form)
const listed = async (query: object = {}, by = desk.clerk) => (await by.call(contract.listCredentials, { query })).rows

describe('认定机构颁发', () => {
  it('只颁发登记的职业、等级和期限以内的证书，范围以外和期限以外带条款拒绝 [L-028]', async () => {
    const narrow = await desk.organization()
    const own = (change: Partial<Form>) => enter(level(someone(0), { issuer: undefined, ...change }), narrow.client)
    expect(codeOf(await own({}))).toBe('outside-scope')
    const scopes = [{ tradeCode: WELDER, levels: ['junior' as const] }]
    await desk.registered(narrow.id, { scopes, validFrom: '2021-03-01', validUntil: '2021-05-31' })
    const outside = await own({ level: 'intermediate' })
    expect([outside.status, outside.body.code, outside.body.rules]).toEqual([
      403,
      'outside-scope',
      [{ anchor: 'lz-2019-63#2-4' }],
    ])
    expect(codeOf(await own({ tradeCode: '4-10-01-05' }))).toBe('outside-scope')
    expect(codeOf(await own({ issuedOn: '2021-02-28' }))).toBe('outside-period')
    expect(codeOf(await own({ issuedOn: '2021-06-01' }))).toBe('outside-period')
    expect((await own({ issuedOn: '2021-03-01' })).status).toBe(200)
    expect((await own({ issuedOn: '2021-05-31' })).status).toBe(200)
    // The same occupation under the code and name of another edition is what the body may issue.
    const RENAMED = `insert into catalog.trade (code, name, nationally_listed, source, edition, identity)
      select '6-04-02-05', '电焊工', true, '测试', '1999', identity from catalog.trade where code = $1`
    await desk.house.database.pool.query(RENAMED, [WELDER])
    expect(codeOf(await own({ tradeCode: '6-04-02-05', issuedOn: '2021-05-30' }))).toBeUndefined()
    const { bodies } = await desk.clerk.call(contract.listBodies, { query: { tradeCode: '6-04-02-05' } })
    expect(bodies.map(({ organizationId }) => organizationId)).toContain(narrow.id)
    expect(codeOf(await own({ typeCode: 'professional-qualification', number: digits(16) }))).toBe('bodies-levels-only')
    const copied = level(someone(0), { issuer: narrow.name, issuedOn: '2021-06-01' })
    expect(codeOf(await enter(copied))).toBe('outside-period')
    const [row] = await listed({}, narrow.client)
    expect(row).toMatchObject({ issuer: narrow.name, issuerRegistered: true, state: 'entered', madeByMe: true })
  })

  it('终止之日起不再颁发', async () => {
    const closed = await desk.organization()
    const bodyId = await desk.registered(closed.id)
    await desk.city.call(contract.endBody, { params: { bodyId }, body: { reason: '取消备案' } })
    const issue = (issuedOn: string) => enter(level(someone(0), { issuedOn }), closed.client)
    expect((await issue('2021-05-31')).status).toBe(200)
    expect(codeOf(await issue('2021-06-01'))).toBe('outside-period')
  })
})

describe('证书种类、编号样式和查验', () => {
  it('五种证书加“等”：编号样式逐种校验，清单可按文件增加 [L-099]', async () => {
    const { types } = await desk.house.visitor.call(contract.listCertificateTypes)
    expect(types.map(({ title }) => title).sort()).toEqual(
      ['专项职业能力证书', '培训合格证书', '特种作业操作证书', '职业技能等级证书', '职业资格证书'].sort(),
    )
    expect(codeOf(await enter(level(someone(1), { number: 'Y123' })))).toBe('number-wrong')
    expect(codeOf(await enter(level(someone(1), { typeCode: 'special-operation' })))).toBe('type-unknown')
    const ability = { typeCode: 'specific-competency', number: digits(16) } as const
    expect(codeOf(await enter(level(someone(1), ability)))).toBe('level-unwanted')
    expect((await enter(level(someone(1), { ...ability, level: null }))).status).toBe(200)
    const added = { title: '乡村工匠证书', titleEn: 'rural artisan certificate', leveled: false }
    const form = { ...added, masks: ['XG-9999'], documentNumber: '测试发〔2021〕1号' }
    expect((await desk.city.send(contract.addCertificateType, { body: form })).status).toBe(422)
    const good = { ...form, masks: ['A-9999'] }
    const { code } = await desk.city.call(contract.addCertificateType, { body: good })
    expect(codeOf(await desk.city.send(contract.addCertificateType, { body: good }))).toBe('type-known')
    const artisan = (number: string) => enter(level(someone(1), { typeCode: code, number, level: null }))
    expect(codeOf(await artisan('X-12'))).toBe('number-wrong')
    expect((await artisan('x-1234')).status).toBe(200)
  })

  it('录入人不能查验；查验写明方式和凭据，之后公开核验查得到；撤销后显示已撤销 [L-099]', async () => {
    const me = await desk.staff('second-reviewer', '450225', 'clerk-human')
    const form = qualification(someone(2))
    const { body: entered } = await enter(form)
    const face = () =>
      desk.house.visitor.call(contract.checkCertificate, { body: { number: form.number, name: form.name } })
    expect((await face()).result).toBe('no-match')
    expect(codeOf(await verify(entered.id, me))).toBe('own-credential')
    const neighbour = await desk.staff('second-reviewer', SANJIANG)
    expect(codeOf(await verify(entered.id, neighbour))).toBe('credential-unknown')
    expect((await verify(entered.id)).status).toBe(200)
    expect(codeOf(await verify(entered.id))).toBe('credential-settled')
    const [row] = await listed({ search: form.number })
    expect(row).toMatchObject({
      state: 'verified',
      verifiedByWay: 'national-query',
      verifiedReference: '测试查询单1号',
    })
    expect(await face()).toMatchObject({ result: 'valid', kindLabel: '职业资格证书', tradeName: '焊工' })
    const given = { params: { credentialId: entered.id }, body: { reason: '发证机构通报作废' } }
    await desk.approver.call(contract.revokeCredential, given)
    expect(codeOf(await desk.approver.send(contract.revokeCredential, given))).toBe('credential-settled')
    expect((await face()).result).toBe('revoked')
    const trainee = await desk.trainee(someone(2))
    expect((await listed({}, trainee)).map(({ id }) => id)).toEqual([entered.id])
  })

  it('证书记下考评合格日期：死亡在考评以后的证书照收，在考评以前的录入、查验都不收 [L-107]', async () => {
    const [who] = (await desk.people(1)) as [Somebody]
    const enterAs = async (change: Partial<Form>) => enter(qualification(who, { issuedOn: '2021-05-31', ...change }))
    const { body: entered } = await enterAs({ examinedOn: '2021-05-25' })
    expect(codeOf(await enterAs({ examinedOn: '2021-06-01' }))).toBe('examined-after-issue')
    const personId = await desk.asSystem((tx) => personReference(tx, who.residentId as never, who.name))
    const died = async (diedOn: string) => {
      const body = { diedOn: diedOn as never, document: '火化证明2021-3号' }
      return (await desk.clerk.call(recordDeath, { params: { personId: personId ?? '' }, body })).id
    }
    const wrong = await died('2021-05-20')
    expect(codeOf(await verify(entered.id))).toBe('holder-died')
    await desk.reviewer.call(takeBackDeath, { params: { deathId: wrong }, body: { reason: '录错日期' } })
    await died('2021-05-28')
    expect(codeOf(await enterAs({}))).toBe('holder-died')
    expect((await enterAs({ examinedOn: '2021-05-28' })).status).toBe(200)
    expect(codeOf(await enterAs({ examinedOn: '2021-05-29' }))).toBe('holder-died')
    expect((await verify(entered.id)).status).toBe(200)
    const [row] = await listed({ search: who.name, state: 'verified' })
    expect(row).toMatchObject({ examinedOn: '2021-05-25', issuedOn: '2021-05-31' })
  })

  it('录入有误的指出错在哪里；查验不符的重新录入', async () => {
    const form = qualification(someone(3))
    const wrong: readonly (readonly [Partial<Form>, string])[] = [
      [{ name: '查无此人' }, 'person-unknown'],
      [{ residentId: '123' }, 'person-unknown'],
      [{ tradeCode: '9-99-99-99' }, 'trade-unknown'],
      [{ level: null }, 'level-needed'],
      [{ issuedOn: '2021-06-02' }, 'day-ahead'],
      [{ issuer: '' }, 'issuer-needed'],
    ]
    for (const [change, code] of wrong) expect(codeOf(await enter({ ...form, ...change }))).toBe(code)
    const neighbour = await desk.staff('county-clerk', SANJIANG)
    expect(codeOf(await enter(form, neighbour))).toBe('person-elsewhere')
    const { body: entered } = await enter(form)
    expect(codeOf(await enter(form))).toBe('number-known')
    const given = { params: { credentialId: entered.id }, body: { reason: '姓名不符' } }
    await desk.reviewer.call(contract.rejectCredential, given)
    expect(await listed({ state: 'rejected' })).toMatchObject([{ rejectReason: '姓名不符', outOfOrder: false }])
    expect((await enter(form)).status).toBe(200)
  })

  it('按清单导入：全部错误一次列出，正确的行录入，再传一次不重复 [L-099]', async () => {
    const row = (index: number, change: object = {}) => ({
      ...someone(index),
      type: '职业资格证书',
      number: digits(16),
      trade: WELDER,
      level: '初级工',
      issuedOn: '2021-05-20',
      issuer: '柳州市职业技能鉴定中心',
      ...change,
    })
    const rows = [
      row(4),
      row(5, { number: '12' }),
      row(6, { type: '毕业证书', level: '八级' }),
      row(7, { trade: '9-99-99-99' }),
      row(8, { issuedOn: '2021-07-01', issuer: '' }),
      row(9, { level: '', residentId: '1' }),
    ]
    const file = listFile(contract.credentialTitles, rows, '证书.csv')
    const { rowsAdded, errors } = await desk.clerk.call(contract.importCredentials, { file })
    expect(rowsAdded).toBe(1)
    expect(errors.map(({ row: at, columnKey }) => [at, columnKey])).toEqual([
      [3, 'number'],
      [4, 'type'],
      [4, 'level'],
      [5, 'trade'],
      [6, 'issuedOn'],
      [7, 'residentId'],
    ])
    const again = listFile(contract.credentialTitles, rows.slice(0, 1), '再传.csv')
    expect(await desk.clerk.call(contract.importCredentials, { file: again })).toMatchObject({
      rowsAdded: 0,
      rowsKnown: 1,
    })
    const another = { ...rows[0], ...someone(3) } as Record<string, string>
    const foreign = listFile(contract.credentialTitles, [another], '别人的编号.csv')
    const taken = await desk.clerk.call(contract.importCredentials, { file: foreign })
    expect([taken.rowsKnown, taken.errors.map(({ columnKey, code }) => [columnKey, code])]).toEqual([
      0,
      [['number', 'number-known']],
    ])
    expect((await desk.clerk.send(contract.downloadCredentialTemplate)).bytes.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('逐级考评和破格、越级', () => {
  const apply = (form: object, by = desk.clerk) =>
    by.send(contract.requestLevelException, {
      body: {
        ...someone(10),
        tradeCode: WELDER,
        level: 'senior',
        reason: '省级大赛获奖，技艺突出',
        documentNumber: '测试破格〔2021〕1号',
        documentTitle: '破格参加考评的请示',
        ...form,
      },
    })
  const decide = (levelExceptionId: string, approve: boolean, by = desk.approver) =>
    by.send(contract.decideLevelException, { params: { levelExceptionId }, body: { approve, note: '测试意见' } })

  it('没有下一级证书的标出来，不能查验；先有下一级、或发证前批准了破格的，才能查验 [L-029]', async () => {
    const senior = qualification(someone(10), { level: 'senior', issuedOn: '2021-06-01' })
    const early = await enter({ ...senior, number: digits(16), issuedOn: '2021-05-31' })
    const entered = await enter(senior)
    expect(entered.body.outOfOrder).toBe(true)
    const refused = await verify(entered.body.id)
    expect([refused.body.code, refused.body.detail]).toEqual([
      'level-order',
      expect.stringContaining('须先有中级工证书'),
    ])
    const asked = await apply({})
    expect(codeOf(await apply({}))).toBe('exception-known')
    expect((await verify(entered.body.id)).body.code).toBe('level-order')
    const self = await desk.staff('approver', '450225', 'clerk-human')
    expect(codeOf(await decide(asked.body.id, true, self))).toBe('own-exception')
    const holder = await desk.staff('approver', '450225', someone(10).residentId)
    expect(codeOf(await decide(asked.body.id, true, holder))).toBe('interest-declared')
    expect((await decide(asked.body.id, true)).body.state).toBe('approved')
    expect(codeOf(await decide(asked.body.id, false))).toBe('exception-decided')
    expect(codeOf(await verify(early.body.id))).toBe('level-order')
    const related = await desk.staff('second-reviewer', '450225', someone(10).residentId)
    expect(codeOf(await verify(entered.body.id, related))).toBe('interest-declared')
    expect((await verify(entered.body.id)).status).toBe(200)
    const rows = await listed({ search: someone(10).name })
    expect(rows.map(({ levelGround, outOfOrder }) => [levelGround, outOfOrder])).toEqual([
      ['exception', false],
      [null, true],
    ])
    await verified(qualification(someone(10), { level: 'technician', issuedOn: '2021-06-01' }))
  })

  it('不批准的不作数；逐级取得的写明依据', async () => {
    const asked = await apply(someone(11))
    await decide(asked.body.id, false)
    const senior = await enter(qualification(someone(11), { level: 'senior', issuedOn: '2021-06-01' }))
    expect(codeOf(await verify(senior.body.id))).toBe('level-order')
    await verified(qualification(someone(11), { level: 'junior', issuedOn: '2019-06-01' }))
    expect(codeOf(await verify(senior.body.id))).toBe('level-order')
    await verified(qualification(someone(11), { level: 'intermediate', issuedOn: '2020-06-01' }))
    expect((await verify(senior.body.id)).status).toBe(200)
    const grounds = (await listed({ search: someone(11).name })).map(({ levelGround }) => levelGround)
    expect(grounds).toEqual(['below', 'below', 'lowest'])
    const { exceptions } = await desk.clerk.call(contract.listLevelExceptions, { query: { state: 'refused' } })
    expect(exceptions).toMatchObject([{ decisionNote: '测试意见', requestedByMe: true, tradeName: '焊工' }])
  })

  it('所在企业或评价机构可以申请，别的单位不行；初级工不必申请', async () => {
    const stranger = await desk.organization()
    expect(codeOf(await apply(someone(0), stranger.client))).toBe('not-applicant')
    expect((await apply(someone(0), body.client)).status).toBe(200)
    expect(codeOf(await apply({ level: 'junior' }))).toBe('level-free')
    expect(codeOf(await apply({ tradeCode: '9-99-99-99' }))).toBe('trade-unknown')
    const neighbour = await desk.staff('county-clerk', SANJIANG)
    expect(codeOf(await apply({}, neighbour))).toBe('person-elsewhere')
    const outside = await desk.staff('approver', SANJIANG)
    const { exceptions } = await body.client.call(contract.listLevelExceptions)
    expect(codeOf(await decide(exceptions[0]?.id ?? '', true, outside))).toBe('exception-unknown')
  })
})
