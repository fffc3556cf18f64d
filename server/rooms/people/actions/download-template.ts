import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { writeTable } from '#platform/sheets'
import { countyOf } from '../county.ts'
import { templateColumns, templateNotes } from '../domain/columns.ts'
import { readContext } from '../store-register.ts'

/** The county's template: 20 columns, drop-downs with its own townships and sites, notes. @throws Refusal `county-only` */
export async function downloadTemplate(tx: Tx, actor: Actor): Promise<FileReply> {
  const county = await countyOf(tx, actor)
  const { townships, sites } = await readContext(tx, county)
  const columns = templateColumns({ townships: [...townships.keys()], sites: [...sites.keys()] })
  return {
    name: `${county.name}有培训意愿人员台账模板.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '人员台账', columns, rows: [], notes: templateNotes }),
    rows: 0,
  }
}
