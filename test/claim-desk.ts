import { claimMatterOf } from '#employment'
import * as contract from '#employment/contract'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { personReference } from '#people'
import { confirmIdentity, endContract, proposeIdentity, recordContract } from '#people/contract'
import { inTransaction } from '#platform/db'
import { packs } from '#policies'
import { type ClaimMatter, entitle } from '#policy'
import { COUNTY, openClassHouse, type Villager } from './class-house.ts'
import type { Client } from './harness.ts'
import { listFile } from './list-file.ts'

/** The human being behind the agency's account. */
export const HUMAN = 'agency-and-clerk'
export const NOBODY = '00000000-0000-4000-8000-000000000000'

/** For the tests of lists to be claimed for: a county, a factory that signs contracts, an agency that places people. */
export async function openClaimDesk() {
  const desk = await openClassHouse()
  const { house, clerk } = desk
  const reviewer = await house.as('second-reviewer', { regionCode: COUNTY })
  const factory = await desk.staff('enterprise', await desk.organization('enterprise', COUNTY))
  const organizationId = await desk.organization('hr-agency', COUNTY)
  const agency = await house.as('hr-agency', { organizationId, regionCode: COUNTY, human: HUMAN })
  const { name: employer } = await inTransaction(house.database, clerk.actor, (tx) =>
    tx.db
      .selectFrom('organizations.organization')
      .select('name')
      .where('id', '=', factory.actor.organizationId ?? '')
      .executeTakeFirstOrThrow(),
  )
  let serial = 0
  const named = (what: string) => {
    serial += 1
    return `${what}${serial}.csv`
  }
  const contracts = new Map<string, string>()
  return {
    ...desk,
    reviewer,
    factory,
    agency,
    employer,
    /** The factory's contract with somebody, unless another employer signs. */
    sign: async (who: Villager, startsOn: string, endsOn: string | null, by = factory) => {
      const dates = { startsOn: startsOn as DateText, endsOn: endsOn as DateText | null }
      const body = { ...who, number: named('合同'), ...dates }
      const { id } = await by.call(recordContract, { body })
      contracts.set(who.residentId, id)
    },
    /** A number typed wrongly is corrected by two persons. @returns who it is by the right one */
    renumber: async ({ name, residentId: was }: Villager): Promise<Villager> => {
      const residentId = demoResidentId(765_432, '1990-01-01' as DateText, 'male')
      const personId = await inTransaction(house.database, clerk.actor, (tx) => personReference(tx, was, name))
      const body = { residentId, reason: '登记时看错一位', document: '身份证复印件' }
      const { id } = await clerk.call(proposeIdentity, { params: { personId: personId ?? '' }, body })
      const params = { identityCorrectionId: id }
      await reviewer.call(confirmIdentity, { params, body: { residentId, note: '与证件一致' } })
      return { name, residentId }
    },
    endEarly: (who: Villager, endsOn: string) => {
      const params = { contractId: contracts.get(who.residentId) ?? '' }
      return factory.call(endContract, { params, body: { version: 1, endsOn: endsOn as DateText } })
    },
    open: (by: Client, kind: contract.ClaimKind, monthFrom: string, monthUntil: string) =>
      by.call(contract.openClaimList, { body: { kind, regionCode: COUNTY, monthFrom, monthUntil } as never }),
    place: (by: Client, listId: string, rows: Record<string, string>[]) =>
      by.call(contract.addPlacements, {
        params: { listId },
        file: listFile(contract.placementTitles, rows, named('安置')),
      }),
    work: (by: Client, listId: string, rows: Record<string, string>[]) =>
      by.call(contract.addWorkMonths, {
        params: { listId },
        file: listFile(contract.workMonthTitles, rows, named('名册')),
      }),
    /** The office's list, as the clerk imports it. */
    insure: (rows: Record<string, string>[]) =>
      clerk.call(contract.importInsuredMonths, { file: listFile(contract.insuredTitles, rows, named('到账')) }),
    paid: (who: Villager, months: string[], paidOn?: string) =>
      months.map((month) => ({ ...who, employer, month, paidOn: paidOn ?? `${month}-20`, document: '社保清单2024-1' })),
    read: (by: Client, listId: string) => by.call(contract.getClaimList, { params: { listId } }),
    step: (by: Client, endpoint: Step, listId: string, version: number) =>
      by.send(endpoint, { params: { listId }, body: { version } }),
    matter: (listId: string, by: Client) =>
      inTransaction(house.database, by.actor, (tx) => claimMatterOf(tx, listId)) as Promise<ClaimMatter>,
  }
}
export type ClaimDesk = Awaited<ReturnType<typeof openClaimDesk>>
type Step = typeof contract.submitClaimList | typeof contract.confirmClaimList | typeof contract.cancelClaimList

/** Which conditions of a rule a person of a matter does not meet, without any rate table; the last asked is the table. */
export function unmet(rule: string, of: ClaimMatter, name: string, settings: Record<string, string> = {}): string[] {
  const subject = of.subjects.find((one) => one.name === name)
  if (!subject) throw new Error(name)
  const decision = entitle({ ...subject.facts, settings, rates: [] }, packs).find(({ ruleId }) => ruleId === rule)
  if (!decision || decision.entitled) throw new Error(rule)
  return decision.reasons.map(({ condition }) => condition)
}
