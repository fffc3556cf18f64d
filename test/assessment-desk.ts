import { randomUUID } from 'node:crypto'
import { confirmBody, enterCredential, registerBody, verifyCredential } from '#assessment/contract'
import { demoCreditCode } from '#kernel/credit-code'
import type { CallOf } from '#kernel/endpoint'
import { listBriefings, signBriefing } from '#notices/contract'
import { saveOrganization } from '#organizations'
import type { OrganizationKind } from '#organizations/contract'
import { personReference } from '#people'
import { importRegister } from '#people/contract'
import { type Role, theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { checkRates, enterRates } from '#policy/contract'
import { csvFile, goodRow } from '../server/rooms/people/entries.fixture.ts'
import { type Client, openTestHouse, type Sent } from './harness.ts'

export const COUNTY = '450225'
export const SANJIANG = '450226'
export const LIUZHOU = '450200'
export const NOWHERE = '00000000-0000-4000-8000-000000000000'

type BodyForm = NonNullable<CallOf<typeof registerBody>['body']>

export interface Somebody {
  readonly name: string
  readonly residentId: string
}

/** For the tests of the room: officers who enter and check, an assessment body, people of the register. */
export async function openAssessmentDesk(date = '2021-06-01') {
  const house = await openTestHouse({ date })
  const staff = (role: Role, regionCode = COUNTY, human?: string) =>
    house.as(role, { regionCode, ...(human && { human }) })
  const clerk = await staff('county-clerk', COUNTY, 'clerk-human')
  const reviewer = await staff('second-reviewer')
  const approver = await staff('approver')
  const city = await staff('city-officer', LIUZHOU, 'city-human')
  const region = await staff('region-officer', '450000')
  let serial = 0

  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house.database, theSystem, work)
  const organization = async (kind: OrganizationKind = 'enterprise') => {
    serial += 1
    const name = `测试机构${serial}`
    const one = { id: randomUUID(), kind, name, creditCode: demoCreditCode(800 + serial), regionCode: COUNTY }
    await asSystem((tx) => saveOrganization(tx, one))
    return { ...one, client: await house.as('enterprise', { regionCode: COUNTY, organizationId: one.id }) }
  }
  const people = async (count: number): Promise<Somebody[]> => {
    const rows = Array.from({ length: count }, () => {
      serial += 1
      return goodRow(8_200 + serial)
    })
    const { errors } = await clerk.call(importRegister, { file: csvFile(rows, `台账${serial}.csv`) })
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    return rows.map(({ name, residentId }) => ({ name, residentId }))
  }
  /** The person's own account. */
  const trainee = async (person: Somebody) => {
    const personId = await asSystem((tx) => personReference(tx, person.residentId as never, person.name))
    return house.as('trainee', { regionCode: COUNTY, ...(personId && { personId }) })
  }
  const bodyForm = (organizationId: string, change: Partial<BodyForm> = {}): BodyForm => {
    serial += 1
    return {
      organizationId,
      validFrom: '2021-01-01',
      validUntil: '2023-12-31',
      documentNumber: `测试备案〔2021〕${serial}号`,
      documentTitle: '职业技能等级认定机构备案通知',
      scopes: [{ tradeCode: WELDER, levels: ['junior', 'intermediate', 'senior', 'technician', 'senior-technician'] }],
      ...change,
    }
  }
  /** A body of the register, confirmed by another person. */
  const registered = async (organizationId: string, change: Partial<BodyForm> = {}): Promise<string> => {
    const { id: bodyId } = await city.call(registerBody, { body: bodyForm(organizationId, change) })
    await region.call(confirmBody, { params: { bodyId } })
    return bodyId
  }
  /** A certificate the clerk entered and the reviewer verified. */
  const verified = async (form: CredentialForm): Promise<string> => {
    const { id: credentialId } = await clerk.call(enterCredential, { body: form })
    await reviewer.call(verifyCredential, { params: { credentialId }, body: PROOF })
    return credentialId
  }
  /** A table that only names the fund, entered by the city and checked by the region. */
  const rates = async (key: string) => {
    const { id: tableId } = await city.call(enterRates, {
      body: {
        key,
        regionCode: LIUZHOU,
        documentNumber: '测试奖励〔2020〕1号',
        documentTitle: '奖励资金（测试）',
        effectiveFrom: '2020-01-01',
        fundSources: ['unemployment-insurance-surplus'],
        lines: [],
        examples: [],
      },
    })
    await region.call(checkRates, { params: { tableId } })
  }
  /** The claim's commitment, signed by whoever claims. */
  const sign = async (by: Client, matterId: string) => {
    const { briefings } = await by.call(listBriefings, { query: { matterKind: 'claim', packId: 'lz-2019-63' } })
    const briefingId = briefings.find(({ current }) => current)?.id ?? ''
    const body = { matterKind: 'claim' as const, matterId, regionCode: COUNTY, briefingId, signerName: '本人' }
    await by.call(signBriefing, { body })
  }
  return {
    house,
    rates,
    sign,
    verified,
    staff,
    clerk,
    reviewer,
    approver,
    city,
    region,
    asSystem,
    organization,
    people,
    trainee,
    bodyForm,
    registered,
  }
}
export type AssessmentDesk = Awaited<ReturnType<typeof openAssessmentDesk>>

/** 焊工. */
export const WELDER = '6-18-02-04'

/** The code of a refusal. */
export const codeOf = ({ body }: Sent): string => body.code

let numbers = 0
export type CredentialForm = NonNullable<CallOf<typeof enterCredential>['body']>
/** A number of so many digits, another each time. */
export const digits = (length: number) => String(++numbers).padStart(length, '0')
/** A 职业技能等级证书 of a body outside. */
export const levelForm = (person: Somebody, change: Partial<CredentialForm> = {}): CredentialForm => ({
  ...person,
  typeCode: 'skill-level',
  number: `Y${digits(21)}`,
  tradeCode: WELDER,
  level: 'junior',
  issuedOn: '2021-05-20',
  issuer: '外地认定机构',
  ...change,
})
/** A 职业资格证书. */
export const qualificationForm = (person: Somebody, change: Partial<CredentialForm> = {}): CredentialForm =>
  levelForm(person, {
    typeCode: 'professional-qualification',
    number: digits(16),
    issuer: '柳州市职业技能鉴定中心',
    ...change,
  })

/** How a certificate was found genuine. */
export const PROOF = { way: 'national-query', reference: '测试查询单1号' } as const
