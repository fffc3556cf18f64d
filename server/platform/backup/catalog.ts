import { createHash, type Hash } from 'node:crypto'
import pg from 'pg'

/** A table as it is written out: everything but what the database computes itself. */
export interface TableShape {
  /** `funds.journal`, quoted where it has to be. */
  readonly name: string
  /** Columns that are stored, in order. */
  readonly columns: readonly string[]
  /** By what rows are ordered, so that two readings of the same rows have the same digest. */
  readonly order: string
}

/** What a table held: how many rows, and one digest over all of them. */
export interface TableSum {
  readonly rows: number
  readonly digest: string
}

/** Two sessions write the same value in the same letters only with the same settings. */
const SETTINGS = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres';
  set extra_float_digits = 3; set bytea_output = 'hex'; set client_encoding = 'UTF8'`

const ROWS_AT_ONCE = 2_000

/** One connection of its own, with the settings both readings need. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(SETTINGS)
  return client
}

/** Every table of the product, of all rooms; the migrations' own book is made again by migrating. */
export async function tablesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns,
      (select array_agg(quote_ident(a.attname) order by k.place) from pg_index i
        cross join unnest(i.indkey::smallint[]) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('information_schema', 'migrations') and n.nspname not like 'pg\\_%'
    order by 1`)
  return rows.map(({ name, columns, key }) => ({
    name,
    columns,
    order: key ? key.join(', ') : 't::text collate "C"',
  }))
}

/** The rows of a table as the database writes them, in handfuls, in the table's order. */
export async function* rowsOf(client: pg.Client, table: TableShape): AsyncGenerator<string[]> {
  await client.query(
    `declare walk no scroll cursor for select t::text as r from ${table.name} t order by ${table.order}`,
  )
  try {
    for (;;) {
      const { rows } = await client.query<{ r: string }>(`fetch ${ROWS_AT_ONCE} from walk`)
      if (rows.length === 0) return
      yield rows.map(({ r }) => r)
    }
  } finally {
    await client.query('close walk')
  }
}

/** Adds rows to a running sum. */
export class Summing {
  readonly #hash: Hash = createHash('sha256')
  #rows = 0
  add(rows: readonly string[]): void {
    for (const row of rows) this.#hash.update(row).update('\n')
    this.#rows += rows.length
  }
  sum(): TableSum {
    return { rows: this.#rows, digest: this.#hash.digest('hex') }
  }
}

/** The sum of a table as it stands. */
export async function sumOf(client: pg.Client, table: TableShape): Promise<TableSum> {
  const summing = new Summing()
  for await (const rows of rowsOf(client, table)) summing.add(rows)
  return summing.sum()
}
