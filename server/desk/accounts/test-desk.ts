import { randomUUID } from 'node:crypto'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { saveOrganization } from '#organizations'
import { type Role, theSystem } from '#platform/auth'
import * as own from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { openTestHouse } from '../../../test/harness.ts'
import * as contract from '../contract-accounts.ts'

export const COUNTY = '450225'
/** An organization whose people never work in a workshop. */
export const AGENCY = randomUUID()
/** A password nobody would guess, and the rule accepts. */
export const OWN = '藤编车间后面有三棵大树，一条小河'

export interface Form {
  account: string
  name: string
  residentId: string
  role: Role
  regionCode?: string | undefined
  organizationId?: string | undefined
}

export const someone = (n: number): string => demoResidentId(700_000 + n, '1985-05-05' as DateText, 'female')

/** For the tests of accounts: a county with a workshop, an agency and an administrator. */
export async function openAccountDesk() {
  const house = await openTestHouse()
  const { database } = house
  const keeper = await house.as('administrator', { regionCode: COUNTY })
  const workshopId = randomUUID()
  await inTransaction(database, theSystem, async (tx) => {
    const place = { regionCode: COUNTY }
    await saveOrganization(tx, { id: workshopId, kind: 'assistance-workshop', name: '测试车间', ...place })
    await saveOrganization(tx, { id: AGENCY, kind: 'hr-agency', name: '测试人力', ...place })
  })
  let serial = 0

  /** A new account's form; every one another human being. */
  const form = (change: Partial<Form> = {}): Form => {
    serial += 1
    const person = { account: `clerk-${serial}`, name: '韦秀英', residentId: someone(serial) }
    return { ...person, role: 'county-clerk', regionCode: COUNTY, ...change }
  }
  const create = (body: Form, by = keeper) => by.call(contract.createAccount, { body })
  const refused = async (body: Form, by = keeper) => (await by.send(contract.createAccount, { body })).body

  /** Signs in as a person would, and gives back how to call on. */
  const enter = async (account: string, password: string) => {
    const { headers, body } = await house.visitor.send(own.signIn, { body: { account, password } })
    const cookie = String(headers['set-cookie'] ?? '').split(';')[0] ?? ''
    const send = async (method: 'GET' | 'POST', url: string, payload?: object) => {
      const answer = await house.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
      return { status: answer.statusCode, ...answer.json() }
    }
    return { code: body.code, cookie, send }
  }

  /** A new person who has set a password of their own. */
  const settled = async (change: Partial<Form> = {}) => {
    const given = form(change)
    const { id, password } = await create(given)
    const session = await enter(given.account, password)
    const set = { password, newPassword: `${OWN} ${serial}` }
    const { done } = await session.send('POST', own.changePassword.path, set)
    if (!done) throw new Error('the password was not set')
    return { ...given, id, password: set.newPassword, session }
  }

  const listed = async (search: string, by = keeper) =>
    (await by.call(contract.listUserAccounts, { query: { search } })).rows

  return { house, database, keeper, workshopId, form, create, refused, enter, settled, listed }
}
export type AccountDesk = Awaited<ReturnType<typeof openAccountDesk>>
