import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CallOf, Endpoint, ReplyOf } from '#kernel/endpoint'
import { type Answered, type Caller, type Extra, signIn } from '../journeys/http-client.ts'
import { sentenceOf } from './bad-ground.ts'
import { type ActKind, note } from './history.ts'

const PAUSE_MS = 40
const GIVE_UP_MS = 120_000

/** Where acts go: the product's address, whether it is up, and the file that remembers what was answered. */
export interface Counter {
  readonly url: string
  readonly history: string
  /** Resolves while the product is up. */
  ready(): Promise<void>
  /** Milliseconds between an answer and the next act: none, unless answers are known to come early. */
  readonly pauseMs: number
  /** Told of every act that is on its way, and when its answer is here or will never come. */
  underWay?(change: 1 | -1): void
}

export interface Act<E extends Endpoint> {
  readonly kind: ActKind
  readonly matter: string
  readonly endpoint: E
  readonly given: CallOf<E> & Extra
  /** Kept in the history: the amount, where the reply does not say it. */
  readonly fen?: number
}

/** Somebody who does not give up: what gets no answer is sent again, an act under the same idempotency key. */
export interface Persistent {
  read<E extends Endpoint>(endpoint: E, given: CallOf<E> & Extra): Promise<ReplyOf<E>>
  act<E extends Endpoint>(act: Act<E>): Promise<ReplyOf<E>>
  /** An act that is answered with a file: what the history keeps of it are the check codes that stand in it. */
  download<E extends Endpoint>(act: Act<E>): Promise<FileSeen>
}

/** A file as the history remembers it. */
export interface FileSeen {
  readonly sha256: string
  readonly hashes: readonly string[]
}

/** An act or a question was answered with a refusal. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** Signs in as a demo identity; the session outlives every restart. */
export async function persistentCaller(counter: Counter, account: string): Promise<Persistent> {
  const caller = await signIn(counter.url, account)
  return {
    read: async (endpoint, given) => {
      const { status, body } = await insist(counter, () => caller.send(endpoint, given))
      if (status !== 200) throw new Refused(`${account} ${endpoint.summary} → ${sentenceOf({ status, body })}`)
      return body as ReplyOf<typeof endpoint>
    },
    act: (act) =>
      perform(counter, act, (idempotencyKey) => caller.send(act.endpoint, { ...act.given, idempotencyKey })),
    download: (act) => perform(counter, act, () => downloaded(caller, act)),
  }
}

async function downloaded<E extends Endpoint>(caller: Caller, { endpoint, given }: Act<E>): Promise<Answered> {
  const headers = new Headers()
  try {
    const bytes = await caller.download(endpoint, given)
    const hashes = [...new Set(bytes.toString('utf8').match(/\b[0-9a-f]{64}\b/g))]
    return { status: 200, headers, body: { sha256: createHash('sha256').update(bytes).digest('hex'), hashes } }
  } catch (error) {
    const [, status, told] = /→ (\d{3}) (.*)/s.exec(error instanceof Error ? error.message : '') ?? []
    if (!status) throw error
    return { status: Number(status), headers, body: JSON.parse(told ?? '{}') }
  }
}

async function perform<R>(
  counter: Counter,
  act: Pick<Act<Endpoint>, 'kind' | 'matter' | 'fen'>,
  send: (key: string) => Promise<Answered>,
): Promise<R> {
  const { kind, matter, fen } = act
  const key = `${kind}:${matter}`
  const { status, body } = await insist(counter, async () => {
    note(counter.history, { event: 'sent', act: key, kind, matter })
    counter.underWay?.(1)
    try {
      const answer = await send(key)
      if (unknown(answer)) note(counter.history, { event: 'unanswered', act: key, answer: sentenceOf(answer) })
      return answer
    } catch (error) {
      note(counter.history, { event: 'unanswered', act: key })
      throw error
    } finally {
      counter.underWay?.(-1)
    }
  })
  if (status !== 200) {
    const told = sentenceOf({ status, body })
    note(counter.history, { event: 'refused', act: key, kind, answer: told })
    throw new Refused(`${key} → ${told}`)
  }
  note(counter.history, { event: 'acknowledged', act: key, kind, matter, reply: body, fen })
  await sleep(counter.pauseMs)
  return body as R
}

/** Asks until there is an answer that says what happened. */
async function insist(counter: Counter, ask: () => Promise<Answered>): Promise<Answered> {
  // Time in which the product is down by our own hand does not count.
  let spentMs = 0
  for (;;) {
    await counter.ready()
    const started = performance.now()
    try {
      const answer = await ask()
      if (!unknown(answer)) return answer
    } catch (error) {
      // `fetch` reports a broken connection as a TypeError; a half-received answer as a SyntaxError.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error
    }
    await sleep(PAUSE_MS)
    spentMs += performance.now() - started
    if (spentMs > GIVE_UP_MS) throw new Error('两分钟没有得到答复')
  }
}

/** 5xx leaves open whether the act took place; the same key settles it. */
const unknown = ({ status }: Answered): boolean => status >= 500
