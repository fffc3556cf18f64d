import { findClass } from '#classes'
import { daysBetween } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { staffDuties } from '../contract.ts'
import { refuse } from '../refusals-staff.ts'
import {
  confirm,
  countDays,
  findParticipation,
  insertParticipation,
  remove,
  selectParticipation,
  selectTeachers,
} from '../store-staff.ts'

/** The ledger of a period, and everybody's confirmed days; reference only, nothing is scored (gx-2022-7#12). */
export async function listParticipation(tx: Tx, actor: Actor, asked: InputOf<typeof contract.listParticipation>) {
  const entries = await selectParticipation(tx, asked)
  const confirmed = entries.filter(({ confirmedOn }) => confirmedOn !== null)
  const byPerson = Map.groupBy(confirmed, (one) => `${one.organizationId} ${one.staffNumber}`)
  return {
    rows: entries.map(({ enteredPerson, ...row }) => ({
      ...row,
      enteredByMe: enteredPerson === actor.naturalPersonId,
    })),
    staff: [...byPerson.values()].flatMap(([first, ...rest]) =>
      first
        ? [
            {
              staffNumber: first.staffNumber,
              staffName: first.staffName,
              classes: new Set([first, ...rest].map(({ classId }) => classId)).size,
              days: rest.reduce((days, one) => days + one.days, first.days),
            },
          ]
        : [],
    ),
  }
}

/** Who taught a class by its timetable. @throws Refusal `participation-class` */
export async function listClassTeachers(tx: Tx, actor: Actor, { classId }: { classId: string }) {
  await ownClass(tx, actor, classId)
  return { days: await countDays(tx, classId), teachers: await selectTeachers(tx, classId) }
}

/**
 * Enters what somebody of the school did for one of its classes. Teaching days are no more than the class has; other
 * duties no more than lie between first and last day.
 * @throws Refusal `participation-class`, `participation-days`, `participation-there`
 */
export async function recordParticipation(tx: Tx, actor: Actor, given: InputOf<typeof contract.recordParticipation>) {
  const { classId, days, fromOn, untilOn, duty, staffName, staffNumber } = given
  const at = await ownClass(tx, actor, classId)
  const span = daysBetween(fromOn, untilOn) + 1
  const most = duty === 'teaching' ? Math.min(span, await countDays(tx, classId)) : span
  if (days > most) throw refuse('participation-days', { days, most: Math.max(0, most) })
  const id = await insertParticipation(tx, at, given)
  if (!id) throw refuse('participation-there', { name: staffName, number: staffNumber, duty: staffDuties.label(duty) })
  tx.notes.push({ matterId: id, facts: { duty, days } })
  return { id }
}

/** Another natural person of the school confirms. @throws Refusal `participation-unknown`, `participation-same-person` */
export async function confirmParticipation(tx: Tx, actor: Actor, { participationId }: { participationId: string }) {
  const entry = await openEntry(tx, participationId)
  if (entry.enteredPerson === actor.naturalPersonId) throw refuse('participation-same-person')
  await confirm(tx, participationId)
  return { id: participationId }
}

/** Takes an entry away that nobody has confirmed. @throws Refusal `participation-unknown` */
export async function removeParticipation(tx: Tx, _: Actor, { participationId }: { participationId: string }) {
  await openEntry(tx, participationId)
  await remove(tx, participationId)
  return { id: participationId }
}

async function openEntry(tx: Tx, id: string) {
  const entry = await findParticipation(tx, id)
  if (!entry || entry.confirmedOn) throw refuse('participation-unknown')
  return entry
}

async function ownClass(tx: Tx, { organizationId }: Actor, classId: string) {
  const found = await findClass(tx, classId)
  if (!found || !organizationId || found.organizationId !== organizationId) throw refuse('participation-class')
  return { regionCode: found.regionCode, organizationId }
}
