import { type DateText, monthOf } from '#kernel/dates'
import type { UploadedFile } from '#kernel/endpoint'
import { contractsWith, type ListRow, receiveList, type Snapshot, snapshotsAt } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { PlacementEntry } from '../domain/claim-rows.ts'
import { contractMissing, listToFill, outside, ownerOf, type Told } from '../fill-list.ts'
import { placementForm } from '../list-forms.ts'
import {
  type ClaimListRow,
  employersBy,
  insertListPeople,
  type NewListPerson,
  selectListPeople,
} from '../store-claims.ts'

type Row = ListRow<PlacementEntry>

/**
 * Puts placed people on a list: the employer is registered, and has recorded the contract that began then. Whether its
 * term and the insured months are enough is for the rules (桂人社发〔2022〕7号（十一）、柳政规〔2019〕63号 五（二））.
 * @throws Refusal `claim-list-unknown`, `claim-list-other-kind`, `state-forbids`, those of the sheet
 */
export async function addPlacements(
  tx: Tx,
  actor: Actor,
  { listId, file }: { readonly listId: string; readonly file: UploadedFile },
) {
  const list = await listToFill(tx, actor, 'placement', listId)
  return receiveList(tx, placementForm, ownerOf(list), file, async (rows) => {
    const here = new Set((await selectListPeople(tx, [listId])).map(({ personId }) => personId))
    const fresh = rows.filter(({ personId }) => !here.has(personId))
    const proofs = await proofsOf(tx, fresh)
    const judged = fresh.map((one, index) => ({ row: one.row, ...judge(list, one, proofs[index]) }))
    const written = await insertListPeople(
      tx,
      list,
      judged.flatMap(({ person }) => person ?? []),
    )
    const faults = judged.flatMap(({ row, person, fault = placedAlready }) =>
      person && written.has(person.id) ? [] : [{ row, ...fault }],
    )
    return { added: written.size, known: rows.length - fresh.length, faults }
  })
}

/** What the registers say of a row, asked for all rows of a list together. */
interface Proof {
  readonly employerId: string | undefined
  readonly contract: Awaited<ReturnType<typeof contractsWith>>[number]
  readonly person: Snapshot | undefined
}

async function proofsOf(tx: Tx, rows: readonly Row[]): Promise<readonly Proof[]> {
  const employers = await employersBy(tx, [...new Set(rows.map(({ entry }) => entry.employer))])
  const asked = rows.map(({ personId, entry }) => ({
    personId,
    employerId: employers.get(entry.employer),
    on: entry.contractFrom,
  }))
  const contracts = await contractsWith(
    tx,
    // Nobody employs themselves: where the employer is unknown there is no contract.
    asked.map(({ personId, employerId, on }) => ({ personId, organizationId: employerId ?? personId, on })),
  )
  const people = await snapshotsAt(tx, asked)
  return asked.map(({ employerId }, index) => ({ employerId, contract: contracts[index], person: people[index] }))
}

interface Judged {
  readonly person?: NewListPerson
  readonly fault?: Told<'employer' | 'contractFrom'>
}

function judge(
  list: ClaimListRow,
  { entry, personId, tail }: Row,
  { employerId, contract, person }: Proof = { employerId: undefined, contract: undefined, person: undefined },
): Judged {
  const { contractFrom, level, agreement } = entry
  if (!employerId) return { fault: employerUnknown }
  const month = monthOf(contractFrom)
  if (month < list.monthFrom || month > list.monthUntil) return { fault: outside('contractFrom', list) }
  if (!contract || !person) return { fault: contractMissing('contractFrom') }
  if (contract.startsOn < contractFrom) return { fault: contractEarlier(contract.startsOn) }
  const { name: personName, township } = person
  const id = newId()
  return { person: { id, personId, personName, township, tail, employerId, contractFrom, level, agreement } }
}

const employerUnknown = {
  key: 'employer',
  code: 'employer-unknown',
  reason: '机构目录中没有这个用人单位',
  cure: '请填写单位全称或统一社会信用代码；尚未登记的，请所在地先登记机构',
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
