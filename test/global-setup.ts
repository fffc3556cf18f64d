import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/db'
import { rolesSql, startEmbedded } from '#platform/postgres'
import { FIRST_DATE, openPrepared } from '../server/bootstrap.ts'
import { administer, testKeys } from './harness.ts'
import { removeScratch, scratchDir } from './scratch.ts'

export interface TestServer {
  readonly adminUrl: string
  readonly appUrl: string
  /** Where the web files of this run go, once a test asks for them (`builtWeb`). */
  readonly webDir: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer
  }
}

/** One cluster per run: the embedded server, or the one behind TEST_DATABASE_URL. Tests clone its template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const { server, stop } = given ? await foreignServer(given) : await ownServer()
  const owner = server.appUrl.replace('jq_app', 'jq_owner')
  await administer(server.adminUrl, 'drop database if exists jq_template with (force)')
  await administer(server.adminUrl, 'create database jq_template owner jq_owner')
  await migrate(owner)
  const database = await openPrepared(server.appUrl, { keys: testKeys, demo: true, firstDate: FIRST_DATE })
  await database.close()
  const webDir = scratchDir()
  project.provide('server', { ...server, webDir })
  return async () => {
    await stop()
    removeScratch(webDir)
  }
}

async function ownServer() {
  const dataDir = scratchDir()
  const embedded = await startEmbedded({
    dataDir,
    settings: {
      ...{
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        wal_level: 'minimal',
        max_wal_senders: '0',
      },
      // Hundreds of short-lived databases: nobody profits from tidying them up.
      ...{ autovacuum: 'off', jit: 'off', checkpoint_timeout: '1h', max_wal_size: '4GB' },
    },
  })
  const adminUrl = embedded.superuserUrl('postgres')
  await administer(adminUrl, rolesSql())
  const stop = async () => {
    await embedded.stop()
    removeScratch(dataDir)
  }
  return { server: { adminUrl, appUrl: embedded.urlFor('jq_app', 'jq_template') }, stop }
}

/** Roles get a password of this run, so that a server with password logins works too. */
async function foreignServer(adminUrl: string) {
  const password = randomBytes(12).toString('hex')
  const roles = { jq_owner: password, jq_app: password, jq_auditor: password, jq_backup: password }
  await administer(adminUrl, rolesSql(roles))
  const client = new pg.Client({ connectionString: adminUrl })
  const { host, port } = client
  const where = host.startsWith('/')
    ? `/jq_template?host=${encodeURIComponent(host)}&port=${port}`
    : `${host}:${port}/jq_template`
  return { server: { adminUrl, appUrl: `postgresql://jq_app:${password}@${where}` }, stop: async () => {} }
}
