import type { InputOf, UploadedFile } from '#kernel/endpoint'
import { type LeftOut, leftOut } from '#kernel/left-out'
import { readResidentId } from '#kernel/resident-id'
import { conflictFault, refuseConflict } from '#organizations'
import { personReference, receiveList, snapshotAt } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { insuredStates } from '../contract.ts'
import { insuredForm } from '../list-forms.ts'
import { refuse } from '../refusals.ts'
import { employersBy } from '../store-claims.ts'
import {
  findInsuredMonths,
  insertInsuredMonths,
  markChecked,
  markStruck,
  selectInsuredMonths,
} from '../store-evidence.ts'

/** The months of social insurance in reach. */
export async function readInsuredMonths(tx: Tx, _: Actor, filter: InputOf<typeof contract.listInsuredMonths>) {
  return selectInsuredMonths(tx, filter)
}

/**
 * Takes the insurance office's list: a month counts once it was paid; what was only declared is kept and does not count
 * (桂人社发〔2022〕7号（十一）). Every fault at once.
 */
export async function importInsuredMonths(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const owner = { regionCode: actor.regionCode, organizationId: null }
  return receiveList(tx, insuredForm, owner, file, async (rows) => {
    const employers = await employersBy(tx, [...new Set(rows.map(({ entry }) => entry.employer))])
    const known = rows.flatMap(({ entry, name: personName, tail, personId }) => {
      const employerId = employers.get(entry.employer)
      const { month, paidOn, document } = entry
      return employerId ? [{ personId, personName, tail, employerId, month, paidOn, document }] : []
    })
    const added = await insertInsuredMonths(tx, 'office-list', known)
    const faults = rows
      .filter(({ entry }) => !employers.has(entry.employer))
      .map(({ row }) => ({ row, ...employerUnknown }))
    return { added, known: known.length - added, faults }
  })
}

const employerUnknown = {
  key: 'employer' as const,
  code: 'employer-unknown',
  reason: '机构目录中没有这个参保单位',
  cure: '请填写单位全称或统一社会信用代码',
}

/**
 * Enters months by a receipt where there is no list; they count only when another person has checked them.
 * @throws Refusal `insured-entry-wrong` with every field at once, `interest-declared`
 */
export async function enterInsuredMonths(tx: Tx, actor: Actor, input: InputOf<typeof contract.enterInsuredMonths>) {
  const { name, employer, months, paidOn, document } = input
  const number = readResidentId(input.residentId, { demo: tx.demo, today: tx.today })
  const personId = number.ok ? await personReference(tx, number.id, name) : undefined
  const person = personId && (await snapshotAt(tx, personId, tx.today))
  const employerId = (await employersBy(tx, [employer])).get(employer)
  const errors = [
    ...(number.ok ? [] : [{ path: 'residentId', code: number.code, message: number.message }]),
    ...(number.ok && !person
      ? [{ path: 'residentId', code: 'person-unknown', message: '台账中没有此人，请核对姓名和号码' }]
      : []),
    ...(employerId ? [] : [{ path: 'employer', code: 'employer-unknown', message: '机构目录中没有这个参保单位' }]),
    ...(paidOn > tx.today ? [{ path: 'paidOn', code: 'paid-future', message: '到账日期晚于今天' }] : []),
  ]
  if (!personId || !person || !employerId || errors.length > 0)
    throw refuse('insured-entry-wrong', { count: errors.length }, errors)
  await refuseConflict(tx, actor, { personIds: [personId], organizationId: employerId })
  const given = { personId, personName: person.name, tail: person.tail, employerId, paidOn, document }
  const entered = await insertInsuredMonths(
    tx,
    'entered',
    [...new Set(months)].map((month) => ({ ...given, month })),
  )
  tx.notes.push({ matterId: personId, facts: { entered, employerId } })
  return { entered }
}

/**
 * A second person compares entered months with their receipts; own ones, settled ones and those of relatives are left out
 * with the reason.
 * @throws nothing; left out with `insured-month-unknown`, `insured-month-own`, `insured-month-settled`, `interest-declared`
 */
export async function checkInsuredMonths(tx: Tx, actor: Actor, input: InputOf<typeof contract.checkInsuredMonths>) {
  const found = new Map((await findInsuredMonths(tx, input.insuredMonthIds)).map((month) => [month.id, month]))
  const checked: string[] = []
  const out: LeftOut[] = []
  for (const id of new Set(input.insuredMonthIds)) {
    const fault = await faultOf(tx, actor, found.get(id), ['to-check'])
    if (fault) out.push(leftOut(id, fault))
    else checked.push(id)
  }
  await markChecked(tx, checked)
  tx.notes.push({ facts: { checked: checked.length, leftOut: out.length } })
  return { checked: checked.length, leftOut: out }
}

/**
 * Takes a wrong month out of the count, by another person than who entered or imported it; it stays, with the reason. What
 * was decided on it is decided again by whoever keeps it (`insured-month.struck`).
 * @throws Refusal `insured-month-unknown`, `insured-month-own`, `insured-month-settled`, `interest-declared`
 */
export async function strikeInsuredMonth(tx: Tx, actor: Actor, input: InputOf<typeof contract.strikeInsuredMonth>) {
  const [month] = await findInsuredMonths(tx, [input.insuredMonthId])
  const fault = await faultOf(tx, actor, month, ['to-check', 'counted', 'declared'])
  if (fault || !month) throw fault ?? refuse('insured-month-unknown')
  await markStruck(tx, month.id, input.reason)
  await tell(tx, 'insured-month.struck', { personId: month.personId, insuredMonthId: month.id })
  tx.notes.push({ matterId: month.personId, facts: { insuredMonth: month.id } })
  return { done: true as const }
}

async function faultOf(
  tx: Tx,
  actor: Actor,
  month: Awaited<ReturnType<typeof findInsuredMonths>>[number] | undefined,
  open: readonly string[],
) {
  if (!month) return refuse('insured-month-unknown')
  if (!open.includes(month.state)) return refuse('insured-month-settled', { state: insuredStates.label(month.state) })
  if (month.enteredBy === actor.naturalPersonId) return refuse('insured-month-own')
  return conflictFault(tx, actor, { personIds: [month.personId], organizationId: month.employerId })
}
