import { firstDay, lastDay } from '#kernel/dates'
import type { UploadedFile } from '#kernel/endpoint'
import { contractsWith, type ListRow, receiveList, snapshotsAt } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { WorkMonthEntry } from '../domain/claim-rows.ts'
import { contractMissing, listToFill, outside, ownerOf, type Told } from '../fill-list.ts'
import { workMonthForm } from '../list-forms.ts'
import {
  type ClaimListRow,
  insertListPeople,
  insertWorkMonths,
  removePeople,
  selectListPeople,
  statedMonths,
} from '../store-claims.ts'

type Row = ListRow<WorkMonthEntry>
type Contract = NonNullable<Awaited<ReturnType<typeof contractsWith>>[number]>

/**
 * Puts months of training through work on a roster: under contract with the enterprise in that month, the wage paid, its
 * proof named (柳政规〔2019〕63号 六（一）). How many months are subsidized is for the rules.
 * @throws Refusal `claim-list-unknown`, `claim-list-other-kind`, `state-forbids`, those of the sheet
 */
export async function addWorkMonths(
  tx: Tx,
  actor: Actor,
  { listId, file }: { readonly listId: string; readonly file: UploadedFile },
) {
  const list = await listToFill(tx, actor, 'training-through-work', listId)
  return receiveList(tx, workMonthForm, ownerOf(list), file, async (rows) => {
    const statedOn = await statedMonths(
      tx,
      list.organizationId,
      rows.map(({ personId }) => personId),
    )
    const fresh = rows
      .filter((row) => statedOn(row.personId, row.entry.month) !== listId)
      .toSorted((a, b) => (a.entry.month < b.entry.month ? -1 : 1))
    const contracts = await contractsOf(tx, list, fresh)
    const judged = fresh.map((one, index) => {
      const claimed = statedOn(one.personId, one.entry.month) !== undefined
      return { ...one, ...judge(list, one, contracts[index], claimed) }
    })
    const written = await write(
      tx,
      list,
      judged.flatMap(({ contract, ...row }) => (contract ? [{ ...row, contract }] : [])),
    )
    const faults = judged.flatMap(({ row, fault = monthClaimed }) => (written.has(row) ? [] : [{ row, ...fault }]))
    return { added: written.size, known: rows.length - fresh.length, faults }
  })
}

/** The contract of each row's month: of its first day, or of its last. */
async function contractsOf(tx: Tx, { organizationId }: ClaimListRow, rows: readonly Row[]) {
  const ofDay = (day: typeof firstDay) =>
    contractsWith(
      tx,
      rows.map(({ personId, entry: { month } }) => ({ personId, organizationId, on: day(month) })),
    )
  const [first, last] = [await ofDay(firstDay), await ofDay(lastDay)]
  return rows.map((_, index) => first[index] ?? last[index])
}

interface Judged {
  readonly contract?: Contract
  readonly fault?: Told<'month'>
}

function judge(list: ClaimListRow, { entry }: Row, contract: Contract | undefined, claimed: boolean): Judged {
  if (entry.month < list.monthFrom || entry.month > list.monthUntil) return { fault: outside('month', list) }
  if (!contract) return { fault: contractMissing('month') }
  return claimed ? { fault: monthClaimed } : { contract }
}

type Good = Row & { readonly contract: Contract }

/** Writes the months, and whom they bring onto the roster. @returns the rows whose month was free to the end */
async function write(tx: Tx, list: ClaimListRow, rows: readonly Good[]): Promise<ReadonlySet<number>> {
  const here = new Map((await selectListPeople(tx, [list.id])).map(({ personId, id }) => [personId, id]))
  const joined = await join(
    tx,
    list,
    rows.filter(({ personId }) => !here.has(personId)),
  )
  const months = rows.flatMap(({ row, personId, entry }) => {
    const listPersonId = here.get(personId) ?? joined.get(personId)
    return listPersonId ? [{ id: newId(), row, listPersonId, personId, ...entry }] : []
  })
  const written = await insertWorkMonths(tx, list, months)
  const taken = months.filter(({ id }) => written.has(id))
  const working = new Set(taken.map(({ listPersonId }) => listPersonId))
  // Nobody stands on a roster without a month.
  await removePeople(
    tx,
    [...joined.values()].filter((id) => !working.has(id)),
  )
  return new Set(taken.map(({ row }) => row))
}

/** Puts people on the roster under the contract of their first month. @returns by person */
async function join(tx: Tx, list: ClaimListRow, rows: readonly Good[]): Promise<ReadonlyMap<string, string>> {
  const first = [...Map.groupBy(rows, ({ personId }) => personId).values()].flatMap(([row]) => row ?? [])
  const snapshots = await snapshotsAt(
    tx,
    first.map(({ personId, contract }) => ({ personId, on: contract.startsOn })),
  )
  const people = first.flatMap(({ personId, tail, contract }, index) => {
    const { name: personName, township } = snapshots[index] ?? {}
    if (!personName || township === undefined) return []
    const under = { employerId: list.organizationId, contractFrom: contract.startsOn, level: null, agreement: '' }
    return [{ id: newId(), personId, personName, township, tail, ...under }]
  })
  await insertListPeople(tx, list, people)
  return new Map(people.map(({ personId, id }) => [personId, id]))
}

const monthClaimed = {
  key: 'month',
  code: 'month-claimed',
  reason: '此人这个月已在本单位的另一份名册上',
  cure: '同一人同一月只报一次，请删去此行',
} as const
