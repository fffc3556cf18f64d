import type { CallOf, Endpoint, ReplyOf, UploadedFile } from '#kernel/endpoint'
import { record } from '#platform/audit'
import type { Actor } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { parseInput, perform, type Row } from '#platform/http'
import { rooms } from '../../server/rooms/index.ts'

/** Acts as somebody, in process, through the same rows as a request: parsed, allowed, scoped, audited. */
export interface Worker {
  readonly actor: Actor
  do<E extends Endpoint>(endpoint: E, given?: CallOf<E> & { file?: UploadedFile }): Promise<ReplyOf<E>>
  /** The same act many times in a few transactions side by side, for lists of people. */
  doAll<E extends Endpoint>(endpoint: E, all: readonly CallOf<E>[]): Promise<void>
}

/** Finds somebody of the staff by account. */
export type Hire = (account: string) => Worker

const rows = new Map<Endpoint, { room: string; row: Row }>()

/** A worker of the demo world. */
export function workerOf(database: Database, actor: Actor): Worker {
  return {
    actor,
    do: async (endpoint, given) => {
      const { room, row } = rowOf(endpoint)
      const input = parseInput(endpoint, given ?? {})
      const { answer } = await perform(database, { room, row, actor, input })
      return answer as ReplyOf<typeof endpoint>
    },
    doAll: async (endpoint, all) => {
      const { room, row } = rowOf(endpoint)
      const actAll = (part: readonly CallOf<typeof endpoint>[]) =>
        inTransaction(database, actor, async (tx) => {
          for (const given of part) await row.action(tx, actor, parseInput(endpoint, given) as never)
          await record(tx, room, endpoint.summary, { facts: { together: part.length } })
        })
      await Promise.all(handfuls(all).map(actAll))
    },
  }
}

const SIDE_BY_SIDE = 4

function handfuls<T>(all: readonly T[]): T[][] {
  const size = Math.max(10, Math.ceil(all.length / SIDE_BY_SIDE))
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

function rowOf(endpoint: Endpoint): { room: string; row: Row } {
  if (rows.size === 0) {
    for (const room of rooms) for (const row of room.routes) rows.set(row.endpoint, { room: room.name, row })
  }
  const found = rows.get(endpoint)
  if (!found) throw new Error(`没有这条路由：${endpoint.method} ${endpoint.path}`)
  return found
}
