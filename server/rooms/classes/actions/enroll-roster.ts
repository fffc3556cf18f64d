import type { InputOf } from '#kernel/endpoint'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readTable, type SheetRow } from '#platform/sheets'
import { admit, checkRollOpen, join } from '../admit.ts'
import type { enrollRoster as contract } from '../contract.ts'
import { type ClassCase, classCase } from '../enrolment-case.ts'
import { readRowTerms, rosterColumns } from '../roster-sheet.ts'
import { stepOn } from '../step.ts'
import type { TrainingClass } from '../store.ts'

type RosterRow = SheetRow<(typeof rosterColumns)[number]['key']>

/** Where a refusal of one row points. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  'resident-id-wrong': '居民身份证号',
  'fee-forbidden': '收费（元）',
  'place-link-missing': '参训地',
}

type Outcome = 'added' | 'known' | { row: number; column: string; message: string }

/**
 * Enrolls everybody of a list (.xlsx, .csv): every error of the file at once, right rows go in, nobody twice.
 * @throws Refusal of the sheet, `enrollment-late`, and `person-busy` when another county was quicker in that moment
 */
export async function enrollRoster(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass } = await stepOn(tx, actor, 'enroll', { classId: input.classId })
  await checkRollOpen(tx, trainingClass)
  const { rows } = await readTable(input.file, rosterColumns)
  const classOf = await classCase(tx, trainingClass)
  const outcomes: Outcome[] = []
  for (const row of rows) outcomes.push(await enrollRow(tx, trainingClass, classOf, row))
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  const reply = {
    total: rows.length,
    added: count('added'),
    known: count('known'),
    errors: outcomes.filter((outcome) => typeof outcome === 'object'),
  }
  tx.notes.push({ matterId: trainingClass.id, facts: { ...reply, errors: reply.errors.length } })
  return reply
}

async function enrollRow(tx: Tx, trainingClass: TrainingClass, classOf: ClassCase, row: RosterRow): Promise<Outcome> {
  const terms = readRowTerms(row.cells)
  if ('column' in terms) return { row: row.rowNumber, ...terms }
  const admitted = await admit(tx, trainingClass, classOf, { ...row.cells, ...terms }).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
  if (!(admitted instanceof Refusal)) {
    await join(tx, trainingClass, admitted)
    return 'added'
  }
  if (admitted.code === 'enrolled-already') return 'known'
  const column = COLUMN_OF[admitted.code] ?? '姓名'
  return { row: row.rowNumber, column, message: `${admitted.message}；${admitted.next}` }
}
