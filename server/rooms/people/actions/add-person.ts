import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { countyOf } from '../county.ts'
import type { Cells } from '../domain/read-entry.ts'
import { refuse } from '../refusals.ts'
import { checkTable, register } from '../register.ts'
import { lockRegister } from '../store-register.ts'

/**
 * Registers one person with an intent: the same reader and the same checks as a row of a file.
 * @throws Refusal `entry-wrong` with every field at once, `person-known`, `county-only`
 */
export async function addPerson(tx: Tx, actor: Actor, cells: Cells): Promise<{ id: string }> {
  const county = await countyOf(tx, actor)
  await lockRegister(tx, county.code)
  const row = { rowNumber: 1, cells: cells as Required<Cells> }
  const compared = await checkTable(tx, county, { rows: [row], problems: [] })
  if (compared.known[0]) throw refuse('person-known', { name: compared.known[0].entry.name })
  const { added, errors } = await register(tx, county, compared)
  const wrong = [...compared.errors, ...errors]
  const [person] = added
  if (!person) throw refuse('entry-wrong', { count: wrong.length }, wrong.map(asFieldError))
  tx.notes.push({ matterId: person.personId, facts: { added: 1 } })
  return { id: person.personId }
}

const asFieldError = (fault: { columnKey: string; code: string; reason: string; cure: string }) => ({
  path: fault.columnKey,
  code: fault.code,
  message: `${fault.reason}，${fault.cure.replace('重新上传', '提交')}`,
})
