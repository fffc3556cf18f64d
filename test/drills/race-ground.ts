import { listTrades } from '#catalog/contract'
import * as classes from '#classes/contract'
import { addDays, type DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { saveOrganization } from '#organizations'
import { recordContract } from '#people/contract'
import { type Actor, createUser, type Role, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { type Worker, workerOf } from '../world/client.ts'
import { register, type Villager, villagers } from '../world/people.ts'

/** The counties of 柳州, where the limits of the 2019 document count together. */
const COUNTIES = ['450202', '450203', '450204', '450205', '450206', '450222', '450223', '450224', '450225', '450226']
const REGISTERED_IN = '450225'
const OPENED = '2020-08-03' as DateText
const FIRST_LESSON = '2020-08-20' as DateText
export const LEVELS = ['junior', 'intermediate'] as const

/** A class that takes enrolments, with the enterprise that holds it. */
export interface OpenClass {
  readonly id: string
  readonly by: Worker
}

export interface Occupation {
  readonly tradeCode: string
  readonly level: (typeof LEVELS)[number]
}

interface Office {
  readonly regionCode: string
  readonly enterprise: Worker
  readonly approver: Worker
}

/** Ten counties with an enterprise and an approver each, and a register of workers. */
export async function openCounties(database: Database) {
  let serial = 0
  const hire = async (role: Role, regionCode: string, organizationId?: string): Promise<Worker> => {
    serial += 1
    const residentId = demoResidentId(800_000 + serial, '1984-04-04' as DateText, 'female')
    const post = { account: `race-${serial}`, role, regionCode, organizationId, validFrom: OPENED }
    const made = (tx: Parameters<typeof createUser>[0]) =>
      createUser(tx, { ...post, name: `演练${serial}`, residentId })
    const { actor }: { actor: Actor } = await inTransaction(database, theSystem, made)
    return workerOf(database, actor)
  }
  const officeIn = async (regionCode: string): Promise<Office> => {
    const id = newId()
    const name = `演练·${regionCode}企业`
    await inTransaction(database, theSystem, (tx) => saveOrganization(tx, { id, kind: 'enterprise', name, regionCode }))
    return {
      regionCode,
      enterprise: await hire('enterprise', regionCode, id),
      approver: await hire('approver', regionCode),
    }
  }
  const clerk = await hire('county-clerk', REGISTERED_IN)
  const offices: Office[] = []
  for (const regionCode of COUNTIES) offices.push(await officeIn(regionCode))
  return { clerk, offices }
}
export type Counties = Awaited<ReturnType<typeof openCounties>>

/** People of the register with a contract at every enterprise. */
export async function employ(counties: Counties, count: number, serial: number): Promise<Villager[]> {
  const people = villagers(REGISTERED_IN, count, serial, '2019')
  await register(counties.clerk, people, serial)
  for (const { enterprise, regionCode } of counties.offices) {
    const contracts = people.map((person, index) => ({
      body: { ...person, number: `${regionCode}-${serial + index}`, startsOn: OPENED, endsOn: null },
    }))
    await enterprise.doAll(recordContract, contracts as never)
  }
  return people
}

/** One-day classes on days that do not meet, spread over the counties, approved and open to enrolment. */
export async function openClasses(
  counties: Counties,
  occupations: readonly Occupation[],
  heads: number,
  from: number,
): Promise<OpenClass[]> {
  const opened: OpenClass[] = []
  for (const [index, occupation] of occupations.entries()) {
    const office = counties.offices[index % counties.offices.length]
    if (!office) throw new Error('no county')
    const heldOn = addDays(FIRST_LESSON, from + index)
    opened.push({ id: await openClass(office, occupation, heldOn, heads), by: office.enterprise })
  }
  return opened
}

async function openClass(office: Office, occupation: Occupation, heldOn: DateText, heads: number): Promise<string> {
  const { enterprise, approver, regionCode } = office
  const lesson = { heldOn, startsAt: '08:30', endsAt: '17:30', classHours: 8, content: '实操', teacherName: '演练教师' }
  const form = {
    ...occupation,
    title: `演练·${occupation.tradeCode}`,
    mode: 'ordinary',
    kind: 'skills-upgrading',
    regionCode,
    plannedHeads: heads,
    place: '演练车间',
    sessions: [lesson],
    budget: [],
  } as const
  const { id, version } = await enterprise.do(classes.createClass, { body: form } as never)
  const params = { classId: id }
  const { briefing } = await enterprise.do(classes.getClass, { params } as never)
  const commitment = { briefingId: briefing?.id ?? '', signerName: '演练负责人' }
  await enterprise.do(classes.signClassCommitment, { params, body: commitment } as never)
  const applied = await enterprise.do(classes.applyToOpen, { params, body: { version } } as never)
  await approver.do(classes.approveOpening, { params, body: { version: applied.version } } as never)
  return id
}

/** As many different occupations and levels as asked for. */
export async function occupationsOf({ clerk }: Counties, count: number): Promise<Occupation[]> {
  const { trades } = await clerk.do(listTrades, {} as never)
  const all = trades.flatMap(({ code }) => LEVELS.map((level) => ({ tradeCode: code, level })))
  if (all.length < count) throw new Error(`only ${all.length} occupations and levels are in the catalog`)
  return all.slice(0, count)
}
