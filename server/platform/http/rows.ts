import type { DateText } from '#kernel/dates'
import type { Endpoint, FileReply, InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor, Role } from '#platform/auth'
import type { Tx, Widening } from '#platform/db'
import type { Listener } from '#platform/outbox'

/** Who may: named roles, everybody signed in, or anyone at all (then only published matters are reached). */
export type May = readonly Role[] | 'signed-in' | 'anyone'

/** An act's answer: the contract's reply, or a file where the contract says so. */
export type Answer<E extends Endpoint> = ReplyOf<E> | FileReply

/** One row of a room's route table: the contract, who may, and the action. */
export interface Row<E extends Endpoint = Endpoint> {
  readonly endpoint: E
  readonly may: May
  readonly action: (tx: Tx, actor: Actor, input: InputOf<E>) => Promise<Answer<E>>
  /** Counted per address: sign-in and public look-ups; for `own` rows per session. */
  readonly limitPerMinute?: number
  /** The answer shows what is otherwise stored sealed: it is never kept for an idempotency key. */
  readonly secret?: boolean
  /** Touches nothing but the caller's own account: open to every post, to auditors and to an initial password too. */
  readonly own?: boolean
  /** A POST that only asks, because what it asks with must not stand in an address: read-only, and no trace of it. */
  readonly asks?: boolean
}

/** Ties a contract to its action; the types of both must agree. */
export function row<E extends Endpoint>(
  endpoint: E,
  may: May,
  action: Row<E>['action'],
  options: Pick<Row, 'limitPerMinute' | 'secret' | 'own' | 'asks'> = {},
): Row {
  return { endpoint, may, action, ...options } as unknown as Row
}

/** A matter that waits for the actor, for the work queue. */
export interface WorkItem {
  readonly key: string
  readonly title: string
  readonly count: number
  readonly dueOn?: DateText | undefined
  readonly tone: 'overdue' | 'soon' | 'fine'
  /** Console path that lists exactly these matters. */
  readonly path: string
}

/** One event of a person's file, from whatever room. */
export interface TimelineEvent {
  readonly on: DateText
  readonly room: string
  readonly title: string
  readonly detail: string
  readonly cites?: readonly string[] | undefined
}

/** What a room gives to the house; `server/rooms/index.ts` lists them in order. */
export interface Room {
  readonly name: string
  readonly routes: readonly Row[]
  readonly widenings?: readonly Widening[]
  readonly listeners?: readonly Listener[]
  readonly workItems?: (tx: Tx, actor: Actor) => Promise<readonly WorkItem[]>
  readonly timeline?: (tx: Tx, personId: string) => Promise<readonly TimelineEvent[]>
  /** Reference data of the room, written at migration; running it twice changes nothing. */
  readonly seed?: (tx: Tx) => Promise<void>
}
