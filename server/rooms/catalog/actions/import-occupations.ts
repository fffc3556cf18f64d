import type { FileReply, UploadedFile } from '#kernel/endpoint'
import { occupationEditions } from '#kernel/occupation-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type ColumnSpec, readTable, writeTable } from '#platform/sheets'
import { NON_STANDARD, readOccupations } from '../domain/read-occupations.ts'
import { upsertOccupations } from '../store.ts'

const columns = [
  { key: 'code', title: '编码', required: true },
  { key: 'name', title: '职业名称', aliases: ['名称', '职业（工种）'], required: true },
  { key: 'edition', title: '版次', required: true },
  { key: 'identity', title: '现行编码' },
  { key: 'source', title: '来源', required: true },
] as const satisfies readonly ColumnSpec[]

/**
 * 导入职业分类大典和本地的非标准工种: right rows go in, every fault is named. Limits count by the occupation, whatever code it had
 * (柳政规〔2019〕63号六（二）); 车间项目制只培训非标准工种（桂人社发〔2022〕7号（十））.
 */
export async function importOccupations(tx: Tx, _: Actor, { file }: { file: UploadedFile }) {
  const { rows } = await readTable(file, columns)
  const { occupations, faults } = readOccupations(rows)
  await upsertOccupations(tx, occupations)
  tx.notes.push({ facts: { rows: rows.length, accepted: occupations.length } })
  return { total: rows.length, accepted: occupations.length, faults }
}

/** The template of the list. */
export async function occupationTemplate(): Promise<FileReply> {
  return {
    name: '职业目录模板.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: 0,
    bytes: await writeTable({
      sheetName: '职业目录',
      rows: [],
      columns: columns.map(({ key, title }) => ({
        key,
        title,
        width: 24,
        ...(key === 'edition' && { choices: [...occupationEditions, NON_STANDARD] }),
        ...(key === 'identity' && { note: '旧版编码写它在2022年版里的编码；2022年版的和非标准工种可以不写' }),
      })),
    }),
  }
}
