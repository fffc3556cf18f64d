import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declareInterest } from '#organizations/contract'
import {
  type AssessmentDesk,
  COUNTY,
  codeOf,
  LIUZHOU,
  NOWHERE,
  openAssessmentDesk,
  WELDER,
} from '../../../test/assessment-desk.ts'
import * as contract from './contract.ts'

let desk: AssessmentDesk
beforeAll(async () => {
  desk = await openAssessmentDesk()
})
afterAll(() => desk.house.close())

const listed = async (by = desk.house.visitor, query: object = {}) =>
  (await by.call(contract.listBodies, { query })).bodies
const on = (bodyId: string) => ({ params: { bodyId } })

describe('认定机构登记簿', () => {
  it('范围（职业、等级）、期限、文件写明；市局录入、另一人核实，核实后谁都查得到 [L-028]', async () => {
    const { id: organizationId, name } = await desk.organization()
    const { id } = await desk.city.call(contract.registerBody, {
      body: desk.bodyForm(organizationId, { scopes: [{ tradeCode: WELDER, levels: ['junior', 'intermediate'] }] }),
    })
    expect(await listed(desk.house.visitor, { search: name })).toEqual([])
    expect(await listed(desk.city, { state: 'entered' })).toMatchObject([{ id, madeByMe: true, inForce: false }])
    const twin = await desk.staff('city-officer', LIUZHOU, 'city-human')
    expect(codeOf(await twin.send(contract.confirmBody, on(id)))).toBe('own-body')
    const related = await desk.staff('region-officer', '450000', 'related-human')
    await related.call(declareInterest, {
      body: { kind: 'organization', relation: 'shareholder', relatedOrganizationId: organizationId },
    })
    expect(codeOf(await related.send(contract.confirmBody, on(id)))).toBe('interest-declared')
    expect(
      (await desk.staff('county-clerk', COUNTY).then((clerk) => clerk.send(contract.confirmBody, on(id)))).status,
    ).toBe(403)
    await desk.region.call(contract.confirmBody, on(id))
    expect(codeOf(await desk.region.send(contract.rejectBody, { ...on(id), body: { reason: '重复' } }))).toBe(
      'body-settled',
    )
    expect(await listed(desk.house.visitor, { tradeCode: WELDER, search: name })).toMatchObject([
      {
        organizationName: name,
        validFrom: '2021-01-01',
        validUntil: '2023-12-31',
        documentTitle: '职业技能等级认定机构备案通知',
        inForce: true,
        scopes: [{ tradeCode: WELDER, tradeName: '焊工', levels: ['junior', 'intermediate'] }],
      },
    ])
    expect(await listed(desk.house.visitor, { tradeCode: '演示-01', search: name })).toEqual([])
  })

  it('核实之后只能终止，终止之日起不在有效期；不予登记的不公开', async () => {
    const { id: organizationId, name } = await desk.organization()
    const ended = await desk.registered(organizationId)
    const reason = { body: { reason: '测试文〔2021〕9号取消备案' } }
    await desk.city.call(contract.endBody, { ...on(ended), ...reason })
    expect(codeOf(await desk.city.send(contract.endBody, { ...on(ended), ...reason }))).toBe('body-settled')
    expect(await listed(desk.house.visitor, { search: name })).toMatchObject([
      { inForce: false, endedOn: '2021-06-01' },
    ])
    const { id } = await desk.city.call(contract.registerBody, { body: desk.bodyForm(organizationId) })
    await desk.region.call(contract.rejectBody, { ...on(id), body: { reason: '文件不符' } })
    expect((await listed(desk.house.visitor, { search: name })).map((body) => body.id)).toEqual([ended])
    expect(await listed(desk.city, { state: 'rejected' })).toMatchObject([{ id, rejectReason: '文件不符' }])
    await expect(
      desk.house.database.pool.query('update assessment.body set document_title = $1', ['改']),
    ).rejects.toThrow()
  })

  it('登记有误的逐项指出；外市的登记不能办', async () => {
    const { id: organizationId } = await desk.organization()
    const send = (change: object) =>
      desk.city.send(contract.registerBody, { body: { ...desk.bodyForm(organizationId), ...change } })
    expect(codeOf(await send({ organizationId: NOWHERE }))).toBe('organization-unknown')
    expect(codeOf(await send({ validUntil: '2020-12-31' }))).toBe('body-period-wrong')
    const scope = { tradeCode: WELDER, levels: ['junior'] }
    const { body } = await send({ scopes: [scope, { ...scope, tradeCode: '9-99-99-99' }, scope] })
    expect([body.code, ...body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      'body-scope-wrong',
      'scopes.1.tradeCode',
      'scopes.2.tradeCode',
    ])
    const { documentNumber } = desk.bodyForm(organizationId)
    const { body: first } = await send({ documentNumber })
    expect(codeOf(await send({ documentNumber }))).toBe('body-known')
    const guilin = await desk.staff('city-officer', '450300')
    expect(codeOf(await guilin.send(contract.confirmBody, on(first.id)))).toBe('body-unknown')
  })
})
