import type { FileReply, UploadedFile } from '#kernel/endpoint'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readTable, writeTable } from '#platform/sheets'
import { awardRanks, type ContestLevel } from '../contract.ts'
import { type ResultAward, type ResultFault, readResults } from '../domain/read-results.ts'
import { checkRecord, writeRecord } from '../enter.ts'
import { findSomebody } from '../people.ts'
import { refuse } from '../refusals.ts'
import { resultColumns, resultTemplate } from '../results-sheet.ts'
import type { Member, NewRecord } from '../store.ts'
import { findContest, selectItems } from '../store-contests.ts'
import { onlyEmployer, withParts } from './enter-award.ts'

/** The template of a file of results. */
export async function downloadResultsTemplate(): Promise<FileReply> {
  return {
    name: '竞赛成绩模板.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '成绩', columns: resultTemplate, rows: [] }),
    rows: 0,
  }
}

/**
 * 导入竞赛成绩 (.xlsx, .csv): every fault of the file at once; the awards are entered, to be confirmed by another person,
 * only when there is none (桂人社发〔2022〕7号 三（七）).
 * @throws Refusal `contest-unknown`, and of the sheet
 */
export async function importResults(
  tx: Tx,
  actor: Actor,
  { contestId, file }: { contestId: string; file: UploadedFile },
): Promise<{ rows: number; awards: number; errors: ResultFault[] }> {
  const contest = await findContest(tx, contestId)
  if (!contest) throw refuse('contest-unknown')
  const { rows, problems } = await readTable(file, resultColumns)
  const items = new Map((await selectItems(tx, [contestId])).map(({ id, title }) => [title, id]))
  const ranks = new Map(awardRanks.values.map((code) => [awardRanks.label(code), code as string]))
  const { awards, faults } = readResults(rows, { items, ranks })
  const errors = [...problems.map(ofFile), ...faults]
  const entries: Entry[] = []
  for (const award of awards) {
    const { members, faults: unknown } = await findWinners(tx, award)
    errors.push(...early(award, contest.heldFrom), ...unknown, ...rankedTwice(award, members, entries))
    entries.push({ award, members })
  }
  const checked = errors.length === 0 ? await checkAll(tx, actor, contest.level, entries) : { faults: [], records: [] }
  errors.push(...checked.faults)
  if (errors.length === 0) for (const { record, members } of checked.records) await writeRecord(tx, record, members)
  const entered = errors.length === 0 ? entries.length : 0
  tx.notes.push({ matterId: contestId, facts: { rows: rows.length, awards: entered, errors: errors.length } })
  return { rows: rows.length, awards: entered, errors: errors.toSorted((a, b) => a.row - b.row) }
}

interface Entry {
  readonly award: ResultAward
  readonly members: readonly Member[]
}

const titles = new Map<string, string>(resultColumns.map(({ key, title }) => [key, title]))

const ofFile = (problem: { rowNumber: number; columnKey: string; message: string }): ResultFault => ({
  row: problem.rowNumber,
  column: titles.get(problem.columnKey) ?? problem.columnKey,
  reason: problem.message,
})

const early = ({ onDay, firstRow: row }: ResultAward, heldFrom: string): ResultFault[] =>
  onDay < heldFrom ? [{ row, column: '获奖日期', reason: `早于竞赛开始日${heldFrom}` }] : []

async function findWinners(tx: Tx, { winners }: ResultAward): Promise<{ members: Member[]; faults: ResultFault[] }> {
  const members: Member[] = []
  const faults: ResultFault[] = []
  for (const winner of winners) {
    const found = await findSomebody(tx, winner)
    const { row } = winner
    if ('faults' in found)
      faults.push(
        ...found.faults.map(({ field, message: reason }) => ({ row, column: titles.get(field) ?? field, reason })),
      )
    else if (members.some(({ personId }) => personId === found.member.personId))
      faults.push({ row, column: '居民身份证号', reason: '同一奖项里此人写了两次' })
    else members.push(found.member)
  }
  return { members, faults }
}

/** Somebody with two ranks in one item of the same file. */
function rankedTwice(award: ResultAward, members: readonly Member[], before: readonly Entry[]): ResultFault[] {
  const others = before.filter((entry) => entry.award.itemId === award.itemId).flatMap((entry) => entry.members)
  const twice = members.filter(({ personId }) => others.some((other) => other.personId === personId))
  return twice.map(({ name }) => ({
    row: award.firstRow,
    column: '姓名',
    reason: `${name}在同一竞赛项目里已有一个名次`,
  }))
}

/** What the ledger itself refuses, award by award; nothing is written yet. */
async function checkAll(tx: Tx, actor: Actor, level: ContestLevel, entries: readonly Entry[]) {
  const faults: ResultFault[] = []
  const records: { record: NewRecord; members: readonly Member[] }[] = []
  for (const { award, members } of entries) {
    const { firstRow: row, winners, totalFen: amountFen, ...rest } = award
    const given = winners.map((winner) => winner.amountFen)
    const shared = withParts(members, amountFen, given)
    const draft = { ...rest, amountFen, kind: 'award', subject: 'contest', level } as const
    const record = await checkRecord(tx, actor, { ...draft, organizationId: onlyEmployer(shared) }, shared).catch(
      caught,
    )
    if (record instanceof Refusal) faults.push({ row, column: '奖项编号', reason: `${record.message}；${record.next}` })
    else records.push({ record, members: shared })
  }
  return { faults, records }
}

function caught(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}
