import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types'
import { type Database, inTransaction } from '#platform/db'
import { theSystem } from '../auth/actor.ts'
import { type Checkpoint, readCheckpoints } from './checkpoint.ts'
import { GENESIS, linkHash } from './seal.ts'

export interface AuditVerdict {
  readonly events: number
  readonly streams: number
  readonly unsealed: number
  /** How many checkpoints the ends of the chains were compared with. */
  readonly compared: number
  /** How many were left out, being later than what was asked about. */
  readonly later: number
  /** Every fault found, the first bad row of each chain named. */
  readonly faults: readonly string[]
  /** What was found and is no fault: lines of the checkpoint file that a crash cut off. */
  readonly remarks: readonly string[]
}

/**
 * Recomputes every chain and compares the heads with the signed checkpoints outside the database. Those are read first:
 * what is sealed meanwhile may be longer than they say, never shorter.
 * @param until of a restored backup, its instant: only checkpoints up to it say anything about it, and none may be at hand
 * @param chunk links held in memory at a time
 */
export async function verifyAudit(
  database: Database,
  checkpointFile: string,
  { until, chunk = 5_000 }: { until?: string; chunk?: number } = {},
): Promise<AuditVerdict> {
  const anchors = anchorsIn(checkpointFile, database, until)
  return inTransaction(database, theSystem, async (tx) => {
    const chains = await readChains(sealsWithEvents(tx.db, chunk), new Set(anchors.heads.map(linkOf)))
    const unanchored =
      anchors.compared + anchors.later + anchors.faults.length === 0 && chains.links > 0 && until === undefined
    const faults = [
      ...chains.faults,
      ...(await lostBeforeSealing(tx.db)),
      ...anchors.faults,
      ...(unanchored ? [`没有库外检查点（${checkpointFile}），无法判断链尾是否被截断`] : []),
      ...checkpointFaults(chains.hashes, anchors.heads),
    ]
    const { count } = await tx.db
      .selectFrom('audit.event')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return {
      events: count,
      streams: chains.streams,
      unsealed: count - chains.links,
      compared: anchors.compared,
      later: anchors.later,
      faults,
      remarks: anchors.remarks,
    }
  })
}

/** Events that were taken away before they had their place in a chain. */
async function lostBeforeSealing(db: Kysely<DB>): Promise<string[]> {
  const { lost } = await db
    .selectFrom('audit.waiting as w')
    .leftJoin('audit.event as e', 'e.id', 'w.event_id')
    .select((select) => select.fn.countAll<number>().as('lost'))
    .where('e.id', 'is', null)
    .executeTakeFirstOrThrow()
  return lost > 0 ? [`有 ${lost} 条待成链的事件缺失`] : []
}

type SealRow = Awaited<ReturnType<typeof sealsAfter>>[number]

/** Every link of every chain with its event, chain by chain; never more than a chunk of the trail at a time. */
async function* sealsWithEvents(db: Kysely<DB>, chunk: number): AsyncGenerator<SealRow> {
  let rows = await sealsAfter(db, undefined, chunk)
  yield* rows
  while (rows.length === chunk) {
    rows = await sealsAfter(db, rows.at(-1), chunk)
    yield* rows
  }
}

function sealsAfter(db: Kysely<DB>, last: { stream: string; seq: number } | undefined, chunk: number) {
  const links = db
    .selectFrom('audit.seal as s')
    .leftJoin('audit.event as e', 'e.id', 's.event_id')
    .select(['s.stream', 's.seq', 's.prev_hash', 's.hash', 'e.id', 'e.at', 'e.user_id', 'e.role', 'e.region_code'])
    .select(['e.organization_id', 'e.act', 'e.matter_id', 'e.facts', 'e.stream as event_stream'])
    .orderBy('s.stream')
    .orderBy('s.seq')
    .limit(chunk)
  return (last ? links.where(sql<boolean>`(s.stream, s.seq) > (${last.stream}, ${last.seq})`) : links).execute()
}

/** One pass over the chains: the first fault of each, and the hashes of the links that checkpoints name. */
async function readChains(seals: AsyncIterable<SealRow>, named: ReadonlySet<string>) {
  const faults = new Map<string, string>()
  const hashes = new Map<string, string>()
  let head = { stream: '', seq: 0, hash: GENESIS }
  let [links, streams] = [0, 0]
  for await (const seal of seals) {
    const { stream, seq, hash } = seal
    links += 1
    if (stream !== head.stream) {
      head = { stream, seq: 0, hash: GENESIS }
      streams += 1
    }
    const fault = linkFault(seal, head)
    if (fault && !faults.has(stream)) faults.set(stream, `${stream} 第 ${seq} 条：${fault}`)
    if (named.has(linkOf(seal))) hashes.set(linkOf(seal), hash)
    head = { stream, seq, hash }
  }
  return { links, streams, faults: [...faults.values()], hashes }
}

function linkFault(seal: SealRow, head: { seq: number; hash: string }): string | undefined {
  if (seal.seq !== head.seq + 1) return `序号中断（上一条 ${head.seq}）`
  if (seal.prev_hash !== head.hash) return '与上一条不衔接'
  if (seal.id === null || seal.at === null || seal.region_code === null || seal.act === null) return '事件缺失'
  const { id, at, region_code, act, user_id, role, organization_id, matter_id, facts } = seal
  const event = { id, stream: seal.stream, at, user_id, role, region_code, organization_id, act, matter_id, facts }
  return linkHash(seal.prev_hash, seal.seq, event) === seal.hash ? undefined : '内容与哈希不符'
}

interface Head {
  readonly at: string
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

/** The ends of the chains as the checkpoints saw them, each end once; and what the file itself has to say. */
function anchorsIn(file: string, { keys }: Database, until: string | undefined) {
  const heads = new Map<string, Head>()
  const remarks: string[] = []
  const faults: string[] = []
  let [compared, later] = [0, 0]
  for (const found of readCheckpoints(file, keys)) {
    if ('fault' in found) faults.push(found.fault)
    else if ('remark' in found) remarks.push(found.remark)
    else if (until !== undefined && found.checkpoint.at > until) later += 1
    else {
      compared += 1
      for (const head of headsOf(found.checkpoint)) heads.set(`${linkOf(head)} ${head.hash}`, head)
    }
  }
  return { heads: [...heads.values()], remarks, faults, compared, later }
}

const headsOf = ({ at, heads }: Checkpoint): Head[] =>
  Object.entries(heads).map(([stream, head]) => ({ at, stream, ...head }))

const linkOf = ({ stream, seq }: { readonly stream: string; readonly seq: number }): string => `${stream}#${seq}`

/** A line per stream: the first checkpoint that does not fit, and how many do not. */
function checkpointFaults(hashes: ReadonlyMap<string, string>, heads: readonly Head[]): string[] {
  const wrong = heads.filter((head) => hashes.get(linkOf(head)) !== head.hash)
  return [...Map.groupBy(wrong, ({ stream }) => stream).entries()].flatMap(([stream, [first, ...more]]) =>
    first
      ? [
          `${stream} 与 ${first.at} 的检查点不符（第 ${first.seq} 条被改或被截断）${more.length > 0 ? `，其后还有 ${more.length} 个也不符` : ''}`,
        ]
      : [],
  )
}
