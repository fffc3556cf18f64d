import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { reserve } from '#funds'
import { allotFunds } from '#funds/contract'
import { dateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { demoResidentId } from '#kernel/resident-id'
import { type Actor, createUser, theSystem } from '#platform/auth'
import { type Database, inTransaction, migrate, openDatabase } from '#platform/db'
import { startEmbedded } from '#platform/postgres'
import { openPrepared, prepareEmbedded } from '../../server/bootstrap.ts'
import { testKeys } from '../../test/harness.ts'
import { workerOf } from '../../test/world/client.ts'

const NAME = 'bench'
export const COUNTY = '450225'
export const ITEM = 'living-allowance'

/** A durable database of its own, with one account that has money and one class that may draw all of it. */
export interface Ground {
  readonly database: Database
  readonly finance: Actor
  /** As the owner, for anchors and proofs. */
  readonly pool: pg.Pool
  readonly accountId: string
  /** Commits the amount to a new class of the one account. */
  commit(amountFen: Fen): Promise<string>
  close(): Promise<void>
}

/** Starts PostgreSQL as the product does: embedded, every commit on disk. */
export async function openGround(budgetFen: Fen): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangqiao-bench-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), settings: { max_connections: '120' } })
  await prepareEmbedded(server, NAME)
  await migrate(server.urlFor('jq_owner', NAME))
  const open = { url: server.urlFor('jq_app', NAME), keys: testKeys, demo: true, widenings: [], max: 40 }
  await (await openPrepared(open.url, { keys: testKeys, demo: true, firstDate: '2024-06-03' })).close()
  const database = await openDatabase(open)
  const finance = await officer(database, 'finance')
  const approver = await officer(database, 'approver')
  const { accountId } = await workerOf(database, finance).do(allotFunds, {
    body: {
      source: 'employment-subsidy-fund',
      regionCode: COUNTY as never,
      amountFen: budgetFen,
      documentNumber: '演示下达〔2024〕1号',
    },
  })
  const pool = new pg.Pool({ connectionString: server.urlFor('jq_owner', NAME), max: 40 })
  // A connection that is still closing when the server stops says so; nobody waits for it.
  pool.on('error', () => {})
  return {
    database,
    finance,
    pool,
    accountId,
    commit: (amountFen) => commitTo(database, approver, accountId, amountFen),
    close: async () => {
      await pool.end()
      await database.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const officer = (database: Database, role: 'finance' | 'approver'): Promise<Actor> =>
  inTransaction(database, theSystem, async (tx) => {
    const residentId = demoResidentId(role === 'finance' ? 1 : 2, dateText('1980-01-01'), 'female')
    const { actor } = await createUser(tx, {
      account: `bench-${role}`,
      name: '压测',
      residentId,
      role,
      regionCode: COUNTY,
      validFrom: tx.today,
    })
    return actor
  })

async function commitTo(database: Database, approver: Actor, accountId: string, amountFen: Fen): Promise<string> {
  const matterId = randomUUID()
  await inTransaction(database, approver, (tx) =>
    reserve(tx, {
      accountId,
      matterId,
      organizationId: null,
      regionCode: COUNTY,
      item: ITEM,
      amountFen,
      on: dateText('2024-06-10'),
      document: '压测批复',
    }),
  )
  return matterId
}
