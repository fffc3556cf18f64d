import { randomUUID } from 'node:crypto'
import { confirmBody, registerBody as register, type registerBody } from '#assessment/contract'
import { demoCreditCode } from '#kernel/credit-code'
import type { CallOf } from '#kernel/endpoint'
import { saveOrganization } from '#organizations'
import type { OrganizationKind } from '#organizations/contract'
import { personReference } from '#people'
import { importRegister } from '#people/contract'
import { type Role, theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { csvFile, goodRow } from '../server/rooms/people/entries.fixture.ts'
import { openTestHouse, type Sent } from './harness.ts'

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
    const { id: bodyId } = await city.call(register, { body: bodyForm(organizationId, change) })
    await region.call(confirmBody, { params: { bodyId } })
    return bodyId
  }
  return {
    house,
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
