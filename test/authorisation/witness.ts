import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types'
import type { Database } from '#platform/db'
import { nameStatements } from '../../server/platform/db/named.ts'
import { reach } from '../reach.ts'
import { leaves } from './ground.ts'
import { narrowFunctions } from './legitimate-reads.ts'

export interface Change {
  readonly table: string
  readonly act: 'INSERT' | 'UPDATE' | 'DELETE'
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** What one call did: foreign texts that a statement brought back, and every row it would have left changed. */
export interface Testimony {
  readonly read: string[]
  readonly changed: Change[]
}

/** Notes every change of a row, whoever makes it and whatever they may see. Run as the superuser. */
export async function plantTriggers(admin: pg.Client, tables: readonly string[]): Promise<void> {
  await admin.query(`
    create schema witness;
    grant usage on schema witness to public;
    create table witness.change ("table" text, act text, before jsonb, after jsonb);
    grant select on witness.change to public;
    create function witness.note() returns trigger language plpgsql security definer as $$
    begin
      insert into witness.change values (tg_table_schema || '.' || tg_table_name, tg_op,
        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
      return null;
    end $$;
    ${tables.map((table) => `create trigger witness after insert or update or delete on ${table} for each row execute function witness.note();`).join('\n')}`)
}

/** A database on one connection that never keeps anything: at commit it looks at what would stand, and rolls back. */
export class Witness {
  readonly database: Database
  readonly #client: pg.Client
  #mayWrite = true
  foreign: ReadonlySet<string> = new Set()
  testimony: Testimony = { read: [], changed: [] }

  /** `asRole`: the database role whose rights the connection takes on. */
  static async call(url: string, asRole: string, product: Database, checks: 'both' | 'database'): Promise<Witness> {
    const client = new pg.Client({ connectionString: url })
    nameStatements(client)
    await client.connect()
    await client.query(`set session authorization ${pg.escapeIdentifier(asRole)}`)
    return new Witness(client, product, checks)
  }

  private constructor(client: pg.Client, product: Database, checks: 'both' | 'database') {
    this.#client = client
    const connection = { query: (text: string, values: unknown[]) => this.#query(text, values), release: () => {} }
    const pool = { connect: async () => connection, end: async () => {} }
    const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) })
    this.database = { ...product, kysely, checks, close: () => client.end() }
  }

  /** Runs one call and gives back what it did, and the error it ended with. */
  async hear(
    foreign: ReadonlySet<string>,
    act: () => Promise<unknown>,
  ): Promise<Testimony & { error: unknown; answer: unknown }> {
    this.foreign = foreign
    this.testimony = { read: [], changed: [] }
    reach.note()
    try {
      const answer = await act()
      return { ...this.testimony, error: undefined, answer }
    } catch (error) {
      return { ...this.testimony, error, answer: undefined }
    }
  }

  async #query(text: string, values: unknown[]) {
    if (text === 'commit') return this.#settle()
    if (text.startsWith('start transaction')) this.#mayWrite = !text.endsWith('read only')
    const result = await this.#client.query(text, values)
    if (result.rows.length > 0 && !NARROW.test(text)) this.#look(text, result.rows)
    return result
  }

  #look(text: string, rows: readonly unknown[]): void {
    const met = leaves(rows).find((leaf) => this.foreign.has(leaf))
    if (met) this.testimony.read.push(`${met} ← ${text.replace(/\s+/g, ' ').slice(0, 300)}`)
  }

  /** What may only read has changed nothing: PostgreSQL itself refuses it. */
  async #settle() {
    if (this.#mayWrite) {
      await this.#client.query('set constraints all immediate')
      const { rows } = await this.#client.query<Change>('select * from witness.change')
      this.testimony.changed.push(...rows)
    }
    await this.#client.query('rollback')
    return { command: 'COMMIT', rowCount: 0, rows: [] }
  }
}

const NARROW = new RegExp(
  Object.keys(narrowFunctions)
    .map((name) => `\\b${name.replace('.', '\\.')}\\(`)
    .join('|'),
)
