import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { readTable, writeTable } from '#platform/sheets'
import type * as contract from '../contract-questions.ts'
import { questionKinds, questionSetStates } from '../contract-questions.ts'
import { questionColumns, readQuestions } from '../domain/read-questions.ts'
import { refuse } from '../refusals.ts'
import { findTrade } from '../store.ts'
import { findSet, insertSet, lockSet, releasedLike, selectQuestions, updateSet } from '../store-questions.ts'

/**
 * A new version of the open question bank of a trade and level, whole or not at all, every fault named by row and column.
 * Nobody but its keepers reads it before another person releases it (L-115).
 * @throws Refusal of the sheet, `trade-unknown`
 */
export async function importQuestions(
  tx: Tx,
  actor: Actor,
  { file, ...head }: InputOf<typeof contract.importQuestions>,
) {
  if (!(await findTrade(tx, head.tradeCode))) throw refuse('trade-unknown')
  const { rows } = await readTable(file, questionColumns)
  const { questions, faults } = readQuestions(rows)
  const whole = faults.length === 0 && questions.length > 0
  const { regionCode } = actor
  const added = whole ? await insertSet(tx, { ...head, regionCode, by: humanOf(actor) }, questions) : undefined
  const accepted = added ? questions.length : 0
  tx.notes.push({ matterId: added?.setId, facts: { trade: head.tradeCode, rows: rows.length, accepted } })
  return { setId: added?.setId ?? null, version: added?.version ?? null, total: rows.length, accepted, faults }
}

/** The template of a set. */
export async function questionTemplate(): Promise<FileReply> {
  const widths: Readonly<Record<string, number>> = { stem: 60, explanation: 40, number: 8 }
  return {
    name: '题库模板.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: 0,
    bytes: await writeTable({
      sheetName: '题库',
      rows: [],
      columns: questionColumns.map(({ key, title }) => ({ key, title, width: widths[key] ?? 16 })),
      notes: [
        `题型：${questionKinds.values.map((kind) => questionKinds.label(kind)).join('、')}`,
        '选项从A起连续填写；判断题不填选项，答案填对或错；多选题的答案连写，例如 ABD',
        '只收可以公开的题目，保密的考核试卷不要导入；有一行不对，整套不入库',
      ],
    }),
  }
}

/**
 * Another person than who imported it opens a set to everybody; the version before stays readable as replaced.
 * @throws Refusal `questions-unknown`, `questions-settled`, `questions-second-person`
 */
export async function releaseQuestions(tx: Tx, actor: Actor, { setId }: InputOf<typeof contract.releaseQuestions>) {
  const set = await keptSet(tx, actor, setId, ['entered'], '发布')
  const by = humanOf(actor)
  if (set.enteredBy === by) throw refuse('questions-second-person')
  const before = await releasedLike(tx, set)
  if (before) await updateSet(tx, before.id, { state: 'replaced' })
  await updateSet(tx, setId, { state: 'released', released_by: by, released_on: tx.today })
  tx.notes.push({ matterId: setId, facts: { trade: set.tradeCode, version: set.version, items: set.items } })
  return { id: setId, replaced: before?.id ?? null }
}

/** Takes a set back that should not be open. @throws Refusal `questions-unknown`, `questions-settled` */
export async function withdrawQuestions(
  tx: Tx,
  actor: Actor,
  { setId, reason }: InputOf<typeof contract.withdrawQuestions>,
): Promise<{ done: true }> {
  const set = await keptSet(tx, actor, setId, ['entered', 'released'], '撤回')
  await updateSet(tx, setId, { state: 'withdrawn', withdrawn_reason: reason })
  tx.notes.push({ matterId: setId, facts: { trade: set.tradeCode, version: set.version, reason } })
  return { done: true }
}

/** Questions with their answers, page by page, of a set in reach. @throws Refusal `questions-unknown` */
export async function getQuestions(tx: Tx, _: Actor, { setId, ...page }: InputOf<typeof contract.getQuestions>) {
  const set = await findSet(tx, setId)
  if (!set) throw refuse('questions-unknown')
  return { ...(await selectQuestions(tx, setId, page)), set }
}

async function keptSet(
  tx: Tx,
  { regionPrefix }: Actor,
  setId: string,
  states: readonly contract.QuestionSetState[],
  act: string,
) {
  const set = await lockSet(tx, setId)
  if (!set?.regionCode.startsWith(regionPrefix)) throw refuse('questions-unknown')
  if (!states.includes(set.state)) throw refuse('questions-settled', { state: questionSetStates.label(set.state), act })
  return set
}

function humanOf(actor: Actor): string {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  return actor.naturalPersonId
}
