import { type DateText, firstDay, lastDay, monthOf } from '#kernel/dates'
import type { UploadedFile } from '#kernel/endpoint'
import { contractsWith, type ListRow, receiveList, type Snapshot, snapshotsAt } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { claimKinds } from '../contract.ts'
import type { PlacementEntry, WorkMonthEntry } from '../domain/claim-rows.ts'
import { placementForm, workMonthForm } from '../list-forms.ts'
import { listInHand } from '../list-in-hand.ts'
import { refuse } from '../refusals.ts'
import {
  type ClaimListRow,
  employersBy,
  insertListPerson,
  insertWorkMonth,
  removePeople,
  selectListPeople,
  selectWorkMonths,
} from '../store-claims.ts'

type Upload = { listId: string; file: UploadedFile }
type Told<K extends string> = { key: K; code: string; reason: string; cure: string }

/**
 * Puts placed people on a list: the employer is registered, and has recorded the contract that began then. Whether its
 * term and the insured months are enough is for the rules (桂人社发〔2022〕7号（十一）、柳政规〔2019〕63号 五（二）).
 * @throws Refusal `claim-list-unknown`, `claim-list-other-kind`, `state-forbids`, those of the sheet
 */
export async function addPlacements(tx: Tx, actor: Actor, { listId, file }: Upload) {
  const list = await listToFill(tx, actor, 'placement', listId)
  return receiveList(tx, placementForm, ownerOf(list), file, async (rows) => {
    const employers = await employersBy(tx, [...new Set(rows.map(({ entry }) => entry.employer))])
    const here = new Set((await selectListPeople(tx, [listId])).map(({ personId }) => personId))
    const proofs = await proofsOf(
      tx,
      rows.map(({ personId, entry: { employer, contractFrom: on } }) => ({
        personId,
        employerId: employers.get(employer),
        on,
      })),
    )
    let [added, known] = [0, 0]
    const faults = []
    for (const [index, row] of rows.entries()) {
      const isHere = here.has(row.personId)
      const told = isHere ? undefined : await place(tx, list, row, proofs[index])
      if (isHere) known += 1
      else if (told) faults.push({ row: row.row, ...told })
      else added += 1
    }
    return { added, known, faults }
  })
}

/** What the registers say of a row, asked for all rows of a list together. */
interface Proof {
  readonly employerId: string | undefined
  readonly contract: Awaited<ReturnType<typeof contractsWith>>[number]
  readonly person: Snapshot | undefined
}

async function proofsOf(
  tx: Tx,
  asked: readonly { readonly personId: string; readonly employerId: string | undefined; readonly on: DateText }[],
): Promise<readonly Proof[]> {
  const contracts = await contractsWith(
    tx,
    // Nobody employs themselves: where the employer is unknown there is no contract.
    asked.map(({ personId, employerId, on }) => ({ personId, organizationId: employerId ?? personId, on })),
  )
  const people = await snapshotsAt(tx, asked)
  return asked.map(({ employerId }, index) => ({ employerId, contract: contracts[index], person: people[index] }))
}

async function place(
  tx: Tx,
  list: ClaimListRow,
  { entry, personId, tail }: ListRow<PlacementEntry>,
  { employerId, contract, person }: Proof = { employerId: undefined, contract: undefined, person: undefined },
): Promise<Told<'employer' | 'contractFrom'> | undefined> {
  const { contractFrom, level, agreement } = entry
  if (!employerId) return employerUnknown
  const month = monthOf(contractFrom)
  if (month < list.monthFrom || month > list.monthUntil) return outside('contractFrom', list)
  if (!contract || !person) return contractMissing
  if (contract.startsOn < contractFrom) return contractEarlier(contract.startsOn)
  const { name: personName, township } = person
  const given = { personId, personName, township, tail, employerId, contractFrom, level, agreement }
  return (await insertListPerson(tx, list, given)) ? undefined : placedAlready
}

/**
 * Puts months of training through work on a roster: under contract with the enterprise in that month, the wage paid, its
 * proof named (柳政规〔2019〕63号 六（一）). How many months are subsidized is for the rules.
 * @throws Refusal `claim-list-unknown`, `claim-list-other-kind`, `state-forbids`, those of the sheet
 */
export async function addWorkMonths(tx: Tx, actor: Actor, { listId, file }: Upload) {
  const list = await listToFill(tx, actor, 'training-through-work', listId)
  return receiveList(tx, workMonthForm, ownerOf(list), file, async (rows) => {
    const people = new Map((await selectListPeople(tx, [listId])).map((person) => [person.personId, person.id]))
    const worked = await selectWorkMonths(tx, [...people.values()])
    let [added, known] = [0, 0]
    const faults = []
    const sorted = rows.toSorted((a, b) => (a.entry.month < b.entry.month ? -1 : 1))
    const contracts = await contractsWith(
      tx,
      sorted.flatMap(({ personId, entry: { month } }) =>
        [firstDay(month), lastDay(month)].map((on) => ({ personId, organizationId: list.organizationId, on })),
      ),
    )
    for (const [index, row] of sorted.entries()) {
      const here = worked.get(people.get(row.personId) ?? '')?.some(({ month }) => month === row.entry.month)
      const contract = contracts[2 * index] ?? contracts[2 * index + 1]
      const told = here ? undefined : await work(tx, list, row, { people, contract })
      if (here) known += 1
      else if (told) faults.push({ row: row.row, ...told })
      else added += 1
    }
    return { added, known, faults }
  })
}

async function work(
  tx: Tx,
  list: ClaimListRow,
  { entry, personId, tail }: ListRow<WorkMonthEntry>,
  { people, contract }: { people: Map<string, string>; contract: Proof['contract'] },
): Promise<Told<'month'> | undefined> {
  const { month } = entry
  if (month < list.monthFrom || month > list.monthUntil) return outside('month', list)
  if (!contract) return { ...contractMissing, key: 'month' }
  const { startsOn: contractFrom } = contract
  const here = people.get(personId)
  const id = here ?? (await join(tx, list, { personId, tail, contractFrom }))
  if (id && (await insertWorkMonth(tx, { id, personId }, list, entry))) {
    people.set(personId, id)
    return undefined
  }
  // Nobody stands on a roster without a month.
  if (id && !here) await removePeople(tx, [id])
  return monthClaimed
}

async function join(tx: Tx, list: ClaimListRow, given: { personId: string; tail: string; contractFrom: DateText }) {
  const [person] = await snapshotsAt(tx, [{ personId: given.personId, on: given.contractFrom }])
  if (!person) return undefined
  const { name: personName, township } = person
  const rest = { employerId: list.organizationId, level: null, agreement: '' }
  return insertListPerson(tx, list, { ...given, ...rest, personName, township })
}

/** Takes one person off a list that is still being written. @throws Refusal `claim-list-unknown`, `state-forbids`, `list-person-unknown` */
export async function removeListPerson(
  tx: Tx,
  actor: Actor,
  { listId, listPersonId }: { listId: string; listPersonId: string },
) {
  await listInHand(tx, actor, 'edit', { listId })
  const person = (await selectListPeople(tx, [listId])).find(({ id }) => id === listPersonId)
  if (!person) throw refuse('list-person-unknown')
  await removePeople(tx, [person.id])
  tx.notes.push({ matterId: listId, facts: { removed: person.id } })
  return { done: true as const }
}

async function listToFill(tx: Tx, actor: Actor, kind: ClaimListRow['kind'], listId: string): Promise<ClaimListRow> {
  const { list } = await listInHand(tx, actor, 'edit', { listId })
  if (list.kind === kind) return list
  throw refuse('claim-list-other-kind', { number: list.number, kind: claimKinds.label(list.kind) })
}

const ownerOf = ({ id, regionCode, organizationId }: ClaimListRow) => ({ regionCode, organizationId, subjectId: id })

const employerUnknown = {
  key: 'employer',
  code: 'employer-unknown',
  reason: '机构目录中没有这个用人单位',
  cure: '请填写单位全称或统一社会信用代码；尚未登记的，请所在地先登记机构',
} as const
const contractMissing = {
  key: 'contractFrom',
  code: 'contract-missing',
  reason: '用人单位没有登记与此人的劳动合同，或当时合同不在有效期内',
  cure: '请用人单位先在“劳动合同”中登记，再报名单',
} as const
const contractEarlier = (startsOn: DateText) =>
  ({
    key: 'contractFrom',
    code: 'contract-earlier',
    reason: `此人自${startsOn}起已在该单位，续签不是新安置`,
    cure: '请按首份合同的起始日期填写，或删去此行',
  }) as const
const placedAlready = {
  key: 'contractFrom',
  code: 'placed-already',
  reason: '这份劳动合同已由本单位或其他单位报过安置',
  cure: '同一份合同只报一次；有疑问请联系县（市、区）经办',
} as const
const monthClaimed = {
  key: 'month',
  code: 'month-claimed',
  reason: '此人这个月已在本单位的另一份名册上',
  cure: '同一人同一月只报一次，请删去此行',
} as const
const outside = <K extends string>(key: K, { monthFrom, monthUntil }: ClaimListRow) => ({
  key,
  code: 'outside-months',
  reason: `不在名单的月份（${monthFrom}至${monthUntil}）之内`,
  cure: '请另建相应月份的名单',
})
