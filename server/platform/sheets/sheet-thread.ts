import { Refusal } from '#kernel/refusal'
import { serveThread } from '#platform/threads'
import { loadRows } from './load-rows.ts'
import { markWorkbook } from './mark-errors.ts'
import { toTable } from './read-table.ts'
import type { SheetJob } from './types.ts'
import { gridToXlsx } from './write-grid.ts'
import { tableToXlsx } from './write-table.ts'

// Entry of the threads that `index.ts` starts.
serveThread(reply)

async function reply(job: SheetJob): Promise<unknown> {
  try {
    return { value: await run(job) }
  } catch (error) {
    // An error class does not survive the way between threads; its parts do.
    if (error instanceof Refusal) return { refused: { code: error.code, facts: error.facts, errors: error.errors } }
    throw error
  }
}

async function run(job: SheetJob): Promise<unknown> {
  switch (job.act) {
    case 'read':
      return toTable(job.file.name, await loadRows(job.file), job.columns)
    case 'write':
      return tableToXlsx(job.table)
    case 'write-grid':
      return gridToXlsx(job.grid)
    case 'mark':
      return markWorkbook(job.file, job.columns, job.errors)
  }
}
