import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import type { CallOf, Endpoint, ReplyOf } from '#kernel/endpoint'
import { type Actor, createUser, openSession, type Role, thePublic, theSystem } from '#platform/auth'
import { readConfig } from '#platform/config'
import { type Database, inTransaction } from '#platform/db'
import { deliverPending } from '#platform/outbox'
import { parseKeys } from '#platform/secrets'
import { build } from '../server/app.ts'
import { DEMO_DATE, openWithRooms } from '../server/bootstrap.ts'
import { rooms } from '../server/rooms/index.ts'
import { reach } from './reach.ts'

/** Keys of the tests; a real installation keeps its own in a file. */
export const testKeys = parseKeys(`field=${'1'.repeat(64)}\nindex=${'2'.repeat(64)}\ncheckpoint=${'3'.repeat(64)}`)

/** A clone of the migrated template database, with the application on top. */
export interface TestHouse {
  readonly app: FastifyInstance
  readonly database: Database
  /** Signs a new fictitious user in and gives back a client. */
  as(role: Role, place: Place): Promise<Client>
  /** A client without a session. */
  readonly visitor: Client
  /** Runs waiting listeners now, and those of what they tell. */
  settleNews(): Promise<void>
  close(): Promise<void>
}

export interface Place {
  readonly regionCode?: string
  readonly organizationId?: string
  readonly personId?: string
  /** Two accounts of one human being share this number. */
  readonly human?: string
}

export interface Client {
  readonly actor: Actor
  /** Calls an endpoint; throws when the status is not 200, showing the problem. */
  call<E extends Endpoint>(endpoint: E, given?: CallOf<E> & Extra): Promise<ReplyOf<E>>
  /** Calls and gives back status, headers and body as they come. */
  send<E extends Endpoint>(endpoint: E, given?: CallOf<E> & Extra): Promise<Sent>
}

export interface Extra {
  readonly file?: { name: string; bytes: Uint8Array }
  readonly idempotencyKey?: string
}

export interface Sent {
  readonly status: number
  readonly headers: Record<string, unknown>
  readonly bytes: Buffer
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into any answer
  readonly body: any
}

/** The code of the refusal that an answer is; undefined for any other. */
export const codeOf = async (sent: Promise<Sent>): Promise<string | undefined> => (await sent).body.code

let serial = 0

/** Clones the template and builds the application; takes about 150 ms. */
export async function openTestHouse(options: { date?: string } = {}): Promise<TestHouse> {
  const server = inject('server')
  const name = `t_${process.pid}_${randomUUID().slice(0, 8)}`
  await administer(server.adminUrl, `create database ${name} template jq_template strategy file_copy owner jq_owner`)
  const database = await openWithRooms(urlOf(server.appUrl, name), { keys: testKeys, demo: true })
  await database.pool.query('update platform.business_clock set today = $1', [options.date ?? DEMO_DATE])
  const config = readConfig(
    { JIANGQIAO_PROFILE: 'test', JIANGQIAO_LOG: 'silent', JIANGQIAO_DIST: '/nonexistent' },
    new Set(),
    '/',
  )
  database.pool.on('acquire', reach.note)
  const app = await build(database, config)
  const as = async (role: Role, place: Place) => {
    const signed = await signIn(database, role, place)
    return clientOf(app, signed.actor, `jiangqiao_plain_http=${signed.token}`)
  }
  return {
    app,
    database,
    as,
    visitor: clientOf(app, thePublic, ''),
    settleNews: () => settleNews(database),
    close: async () => {
      await app.close()
      await database.close()
      await administer(server.adminUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

/** News told by listeners is news as well; what never comes to rest is a fault of theirs. */
async function settleNews(database: Database): Promise<void> {
  const listeners = rooms.flatMap((room) => room.listeners ?? [])
  for (let round = 0; round < 20; round++) if ((await deliverPending(database, listeners)) === 0) return
  throw new Error('消息办不完')
}

async function signIn(database: Database, role: Role, place: Place): Promise<{ actor: Actor; token: string }> {
  serial += 1
  const regionCode = place.regionCode ?? '450225'
  return inTransaction(database, theSystem, async (tx) => {
    const account = `${role}-${serial}-${randomUUID().slice(0, 6)}`
    const { postId, actor } = await createUser(tx, {
      account,
      name: `测试${role}${serial}`,
      residentId: place.human ?? `human-${account}`,
      role,
      regionCode,
      organizationId: place.organizationId,
      personId: place.personId,
      validFrom: '2019-01-01' as never,
    })
    return { actor, token: await openSession(tx, actor.userId ?? '', postId) }
  })
}

function clientOf(app: FastifyInstance, actor: Actor, cookie: string): Client {
  const send: Client['send'] = async (endpoint, given) => {
    reach.note()
    const response = await app.inject(requestOf(endpoint, given ?? {}, cookie))
    const json = String(response.headers['content-type'] ?? '').includes('json')
    return {
      status: response.statusCode,
      headers: response.headers,
      bytes: response.rawPayload,
      body: json ? response.json() : response.body,
    }
  }
  const call: Client['call'] = async (endpoint, given) => {
    const { status, body } = await send(endpoint, given)
    if (status !== 200) throw new Error(`${endpoint.method} ${endpoint.path} → ${status} ${JSON.stringify(body)}`)
    return body
  }
  return { actor, send, call }
}

function requestOf(
  endpoint: Endpoint,
  given: { params?: unknown; query?: unknown; body?: unknown } & Extra,
  cookie: string,
): InjectOptions {
  const params = (given.params ?? {}) as Record<string, string>
  const url = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const headers = { cookie, ...(given.idempotencyKey && { 'idempotency-key': given.idempotencyKey }) }
  const query = given.query as Record<string, string> | undefined
  if (!given.file)
    return {
      method: endpoint.method,
      url,
      headers,
      ...(query && { query }),
      ...(given.body ? { payload: given.body as object } : {}),
    }
  const form = new FormData()
  for (const [key, value] of Object.entries((given.body ?? {}) as Record<string, string>))
    form.append(key, String(value))
  form.append('file', new Blob([Buffer.from(given.file.bytes)]), given.file.name)
  return { method: endpoint.method, url, headers, ...(query && { query }), payload: form as never }
}

/** One statement as the server's administrator. */
export async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same connection string for another database. */
export function urlOf(url: string, database: string): string {
  return url.replace(/(@[^/]*\/)[^?]*/, `$1${database}`)
}
