import type { InputOf } from '#kernel/endpoint'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readTable } from '#platform/sheets'
import { enrollAll } from '../admit.ts'
import type { enrollRoster as contract } from '../contract.ts'
import { brokenCells, readRowTerms, rosterColumns } from '../roster-sheet.ts'
import { stepOn } from '../step.ts'

/** Where a refusal of one row points. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  'resident-id-wrong': '居民身份证号',
  'fee-forbidden': '收费（元）',
  'place-link-missing': '参训地',
}

/**
 * Enrolls everybody of a list (.xlsx, .csv): every error of the file at once, right rows go in, nobody twice.
 * @throws Refusal of the sheet, `enrollment-late`, `limit-taken-meanwhile`
 */
export async function enrollRoster(tx: Tx, actor: Actor, input: InputOf<typeof contract>) {
  const { trainingClass } = await stepOn(tx, actor, 'enroll', { classId: input.classId })
  const { rows, problems } = await readTable(input.file, rosterColumns)
  const broken = brokenCells(problems)
  const read = rows.map((row) => ({ row, terms: broken.get(row.rowNumber) ?? readRowTerms(row.cells) }))
  const faulty = read.flatMap(({ row, terms }) => ('column' in terms ? [{ row: row.rowNumber, ...terms }] : []))
  const right = read.flatMap(({ row, terms }) =>
    'column' in terms ? [] : [{ row, given: { ...row.cells, ...terms } }],
  )
  const { outcomes } = await enrollAll(
    tx,
    trainingClass,
    right.map(({ given }) => given),
  )
  const refused = right.flatMap(({ row }, index) => {
    const outcome = outcomes[index]
    return outcome instanceof Refusal ? [{ row: row.rowNumber, outcome }] : []
  })
  const wrong = refused.filter(({ outcome }) => outcome.code !== 'enrolled-already')
  const reply = {
    total: rows.length,
    added: outcomes.length - refused.length,
    known: refused.length - wrong.length,
    errors: [...faulty, ...wrong.map(toldOf)].toSorted((a, b) => a.row - b.row),
  }
  tx.notes.push({ matterId: trainingClass.id, facts: { ...reply, errors: reply.errors.length } })
  return reply
}

const toldOf = ({ row, outcome: { code, message, next } }: { row: number; outcome: Refusal }) => ({
  row,
  column: COLUMN_OF[code] ?? '姓名',
  message: `${message}；${next}`,
})
