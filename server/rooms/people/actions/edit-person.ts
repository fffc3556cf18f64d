import type { InputOf } from '#kernel/endpoint'
import { readPersonName } from '#kernel/person-name'
import { readPhone } from '#kernel/phone'
import type { FieldError } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { expectVersion } from '#platform/http'
import type * as contract from '../contract.ts'
import { countyOf } from '../county.ts'
import { refuse } from '../refusals.ts'
import { lockPerson, updatePerson } from '../store-person.ts'
import { readContext } from '../store-register.ts'

/**
 * Changes a person's entry; the resident id never changes. What had been reviewed is to be reviewed again
 * (柳政规〔2019〕63号 七（二）).
 * @throws Refusal `person-unknown`, `stale`, `entry-wrong`, `township-unknown`, `site-unknown`
 */
export async function editPerson(tx: Tx, actor: Actor, input: InputOf<typeof contract.editPerson>) {
  const person = await lockPerson(tx, input.personId)
  if (!person) throw refuse('person-unknown')
  expectVersion(person.version, input.version)
  const county = await countyOf(tx, actor)
  const { townships, sites } = await readContext(tx, county)
  if (![...townships.values()].includes(input.townshipCode)) throw refuse('township-unknown', { region: county.name })
  if (input.siteId && ![...sites.values()].includes(input.siteId)) throw refuse('site-unknown', { region: county.name })
  const edit = { ...input, ...readNameAndPhone(tx, input) }
  const version = person.version + 1
  await updatePerson(tx, person.id, version, edit)
  tx.notes.push({ matterId: person.id, facts: { version, renamed: person.name !== edit.name } })
  return { id: person.id, version }
}

/** Both readings together, so that both faults come back at once. */
function readNameAndPhone(tx: Tx, input: { name: string; phone?: string | undefined }) {
  const name = readPersonName(input.name)
  const phone = input.phone ? readPhone(input.phone, { demo: tx.demo }) : undefined
  const errors: FieldError[] = []
  if (!name.ok) errors.push({ path: 'name', code: name.code, message: name.message })
  if (phone && !phone.ok) errors.push({ path: 'phone', code: phone.code, message: phone.message })
  if (!name.ok || (phone && !phone.ok)) throw refuse('entry-wrong', { count: errors.length }, errors)
  return { name: name.name, phone: input.phone === '' ? null : phone?.phone }
}
