import { type DateText, firstDay, lastDay, later, type MonthText } from '#kernel/dates'
import { contractsWith, diedOn, type Snapshot, snapshotsAt } from '#people'
import type { Tx } from '#platform/db'
import type { ClaimMatter, ClaimSubject, MatterHead, TraineeStatus } from '#policy'
import { traineeStatuses } from '#policy/contract'
import { longestRun, monthsUnder } from './domain/insured-run.ts'
import {
  type ClaimListFilter,
  type ClaimListRow,
  everyClaimList,
  findClaimList,
  type ListPerson,
  selectListPeople,
  selectWorkMonths,
} from './store-claims.ts'
import { insuredMonthsOf } from './store-evidence.ts'

/** A person of a list with what is proven of them by now. */
export interface ProvenPerson extends ListPerson {
  readonly contractUntil: DateText | null
  readonly insuredMonths: readonly MonthText[]
  readonly workMonths: readonly MonthText[]
  /** What still lacks; null when nothing does. */
  readonly missing: string | null
}

/** The people of a list with contract, insured and worked months as they stand on the business date. */
export const provenPeople = async (tx: Tx, list: ClaimListRow): Promise<ProvenPerson[]> =>
  (await provenOn(tx, [list])).get(list.id) ?? []

/** The same of many lists, by list. */
async function provenOn(tx: Tx, lists: readonly ClaimListRow[]): Promise<ReadonlyMap<string, ProvenPerson[]>> {
  const kinds = new Map(lists.map(({ id, kind }) => [id, kind]))
  const people = await selectListPeople(tx, [...kinds.keys()])
  const insured = await insuredMonthsOf(
    tx,
    people.map(({ personId }) => personId),
  )
  const worked = await workedUnderContract(tx, people)
  const died = await diedOn(
    tx,
    people.map(({ personId }) => personId),
  )
  const contracts = await contractsWith(
    tx,
    people.map(({ personId, employerId: organizationId, contractFrom: on }) => ({ personId, organizationId, on })),
  )
  const proven = people.map((person, index) => {
    const { personId, employerId, contractFrom, listId } = person
    const contract = contracts[index]
    const lived = livedIn(died.get(personId))
    const paidFor = monthsUnder(insured(personId, employerId), contractFrom)
    const until = contract ? contract.endsOn : contractFrom
    const stated = worked.get(person.id) ?? []
    // Nobody can bring papers for months after a death: they are not lacking, and count for nothing.
    const missing = lacking(kinds.get(listId), contract !== undefined, paidFor, stated)
    const lasting = { insuredMonths: paidFor.filter(lived), workMonths: stated.filter(lived) }
    return { ...person, contractUntil: until, ...lasting, missing }
  })
  return Map.groupBy(proven, ({ listId }) => listId)
}

/** Months that begin after a death prove nothing, whoever stated or paid them. */
const livedIn = (died: DateText | undefined) => (month: MonthText) => !died || firstDay(month) <= died

/** The months each person worked, as long as some day of the month still stands under a contract with the employer. */
async function workedUnderContract(tx: Tx, people: readonly ListPerson[]): Promise<ReadonlyMap<string, MonthText[]>> {
  const months = await selectWorkMonths(
    tx,
    people.map(({ id }) => id),
  )
  const stated = people.flatMap((person) => (months.get(person.id) ?? []).map(({ month }) => ({ person, month })))
  const edges = stated.flatMap(({ person: { personId, employerId: organizationId }, month }) =>
    [firstDay(month), lastDay(month)].map((on) => ({ personId, organizationId, on })),
  )
  const contracts = await contractsWith(tx, edges)
  const kept = new Map<string, MonthText[]>()
  for (const [index, { person, month }] of stated.entries())
    if (contracts[2 * index] ?? contracts[2 * index + 1]) kept.set(person.id, [...(kept.get(person.id) ?? []), month])
  return kept
}

function lacking(
  kind: ClaimListRow['kind'] | undefined,
  hasContract: boolean,
  insured: readonly MonthText[],
  worked: readonly MonthText[],
): string | null {
  if (!hasContract) return '缺劳动合同'
  if (kind === 'placement') return insured.length === 0 ? '缺社会保险到账记录' : null
  return worked.length === 0 ? '缺有合同、已发工资的月份' : null
}

/** The sentence that says what stands between a list and its claim; null when nothing does. */
export function notReadyOf(list: ClaimListRow, people: readonly ProvenPerson[]): string | null {
  if (people.length === 0) return '名单上还没有人员'
  if (list.state !== 'confirmed') return `名单尚未经${list.regionName}核对确认`
  const missing = people.filter((person) => person.missing !== null)
  if (missing.length === 0) return null
  return `${missing.length}人还缺凭据：${missing.map(({ personName, missing: what }) => `${personName}${what}`).join('、')}`
}

/**
 * A placement list or a roster as the matter of a claim: one claimant, one person per subject, the facts assembled from
 * contracts, paid months and the register. Undefined for a list out of reach, being written or cancelled
 * (桂人社发〔2022〕7号（十一）、柳政规〔2019〕63号 五（二）、六（一）).
 */
export async function claimMatterOf(tx: Tx, id: string): Promise<ClaimMatter | undefined> {
  const list = await findClaimList(tx, id)
  return list && list.state !== 'cancelled' ? asMatter(tx, list) : undefined
}

/** The confirmed lists in reach as matters of claims, without their people. */
export async function claimHeadsOf(tx: Tx, filter: Omit<ClaimListFilter, 'state'> = {}): Promise<MatterHead[]> {
  const lists = await everyClaimList(tx, { ...filter, state: 'confirmed' })
  const people = await provenOn(tx, lists)
  return lists.map((list) => headOf(list, people.get(list.id) ?? []))
}

const titles = { placement: '组织就业', 'training-through-work': '以工代训' } as const

async function asMatter(tx: Tx, list: ClaimListRow): Promise<ClaimMatter> {
  const people = await provenPeople(tx, list)
  const snapshots = await snapshotsAt(
    tx,
    people.map((person) => ({ personId: person.personId, on: decisiveDayOf(person) })),
  )
  return { ...headOf(list, people), subjects: people.map((person, index) => subjectOf(list, person, snapshots[index])) }
}

function headOf(list: ClaimListRow, people: readonly ProvenPerson[]): MatterHead {
  const { id, kind, number, regionCode, organizationId, packId, monthFrom, monthUntil } = list
  return {
    kind,
    id,
    number,
    title: `${list.organizationName}${titles[kind]}（${monthFrom}至${monthUntil}）`,
    regionCode,
    organizationId,
    packId,
    decisiveOn: firstDay(monthFrom),
    notReady: notReadyOf(list, people),
  }
}

/** The day that decides on a person: the first month worked, but not before the contract began. */
function decisiveDayOf({ workMonths: [first], contractFrom }: ProvenPerson): DateText {
  return first ? later(firstDay(first), contractFrom) : contractFrom
}

function subjectOf(list: ClaimListRow, person: ProvenPerson, snapshot: Snapshot | undefined): ClaimSubject {
  const { id, personId, personName: name, township } = person
  const decisiveOn = decisiveDayOf(person)
  const ended = person.workMonths.at(-1) ?? person.insuredMonths.at(-1)
  return {
    id,
    personId,
    name,
    township,
    serviceFrom: decisiveOn,
    serviceUntil: ended ? lastDay(ended) : decisiveOn,
    facts: factsOf(list, person, decisiveOn, snapshot),
    days: [],
  }
}

const isAskedFor = (status: string): status is TraineeStatus => traineeStatuses.values.some((one) => one === status)

/** What the rules may look at. Status and residence are those of the decisive day; the rest is proven by documents. */
function factsOf(
  list: ClaimListRow,
  person: ProvenPerson,
  decisiveOn: DateText,
  snapshot: Snapshot | undefined,
): ClaimSubject['facts'] {
  const { contractFrom, contractUntil, insuredMonths, workMonths, level, employerKind } = person
  const contract = {
    from: contractFrom,
    until: contractUntil,
    withOrganizer: person.employerId === list.organizationId,
  }
  const trainee = {
    statuses: (snapshot?.statuses ?? []).filter(isAskedFor),
    contract,
    employerKind,
    urban: snapshot?.urban,
  }
  const about = { matter: list.kind, decisiveOn, region: list.regionCode, trainee }
  const kind = list.organizerKind
  if (list.kind === 'training-through-work') {
    // 参保企业: it has paid for this very person in every month it claims (柳政规〔2019〕63号 六（一）).
    const insured = workMonths.length > 0 && workMonths.every((month) => insuredMonths.includes(month))
    return { ...about, organizer: { kind, insured }, workMonths }
  }
  return {
    ...about,
    organizer: { kind },
    // Only the level is known of what was jointly trained, and only the level is asked.
    ...(level && { occupation: { nationallyListed: false, code: null, level } }),
    placement: {
      contractFrom,
      contractUntil,
      insuredMonths: insuredMonths.length,
      insuredMonthsInARow: longestRun(insuredMonths),
      employerKind,
      jointlyTrained: person.jointlyTrained,
    },
  }
}
