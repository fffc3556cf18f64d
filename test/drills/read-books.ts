import { connect, tablesOf } from '../../server/platform/backup/catalog.ts'
import { books } from './truth.ts'

/** A database in a few figures. */
export interface BooksRead {
  readonly tables: number
  readonly rows: number
  readonly journals: number
  readonly accounts: readonly string[]
}

/** Counts every table, and says what each fund account holds. */
export async function readBooks(url: string): Promise<BooksRead> {
  const client = await connect(url)
  try {
    const tables = await tablesOf(client)
    let rows = 0
    for (const { name } of tables)
      rows += Number((await client.query(`select count(*)::int as n from ${name}`)).rows[0].n)
    const accounts = (await client.query(books.accounts)).rows.map((row) => Object.values(row).join(' '))
    const journals = Number((await client.query('select count(*)::int as n from funds.journal')).rows[0].n)
    return { tables: tables.length, rows, journals, accounts }
  } finally {
    await client.end()
  }
}
