import type { Kysely } from 'kysely'
import type { DB } from '#db/types'
import { type Database, inTransaction } from '#platform/db'
import { theSystem } from '../auth/actor.ts'
import { readCheckpoints } from './checkpoint.ts'
import { GENESIS, linkHash } from './seal.ts'

export interface AuditVerdict {
  readonly events: number
  readonly streams: number
  readonly unsealed: number
  /** Every fault found, the first bad row of each chain named. */
  readonly faults: readonly string[]
}

/** Recomputes every chain and compares the heads with the signed checkpoints outside the database. */
export async function verifyAudit(database: Database, checkpointFile: string): Promise<AuditVerdict> {
  return inTransaction(database, theSystem, async (tx) => {
    const seals = await sealsWithEvents(tx.db)
    const faults = [
      ...chainFaults(seals),
      ...(await lostBeforeSealing(tx.db)),
      ...checkpointFaults(seals, checkpointFile, database),
    ]
    const { count } = await tx.db
      .selectFrom('audit.event')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return { events: count, streams: new Set(seals.map((s) => s.stream)).size, unsealed: count - seals.length, faults }
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

type SealRow = Awaited<ReturnType<typeof sealsWithEvents>>[number]

function sealsWithEvents(db: Kysely<DB>) {
  return db
    .selectFrom('audit.seal as s')
    .leftJoin('audit.event as e', 'e.id', 's.event_id')
    .select(['s.stream', 's.seq', 's.prev_hash', 's.hash', 'e.id', 'e.at', 'e.user_id', 'e.role', 'e.region_code'])
    .select(['e.organization_id', 'e.act', 'e.matter_id', 'e.facts', 'e.stream as event_stream'])
    .orderBy('s.stream')
    .orderBy('s.seq')
    .execute()
}

function chainFaults(seals: readonly SealRow[]): string[] {
  const faults = new Map<string, string>()
  const heads = new Map<string, { seq: number; hash: string }>()
  for (const seal of seals) {
    const head = heads.get(seal.stream) ?? { seq: 0, hash: GENESIS }
    const fault = linkFault(seal, head)
    if (fault && !faults.has(seal.stream)) faults.set(seal.stream, `${seal.stream} 第 ${seal.seq} 条：${fault}`)
    heads.set(seal.stream, { seq: seal.seq, hash: seal.hash })
  }
  return [...faults.values()]
}

function linkFault(seal: SealRow, head: { seq: number; hash: string }): string | undefined {
  if (seal.seq !== head.seq + 1) return `序号中断（上一条 ${head.seq}）`
  if (seal.prev_hash !== head.hash) return '与上一条不衔接'
  if (seal.id === null || seal.at === null || seal.region_code === null || seal.act === null) return '事件缺失'
  const { id, at, region_code, act, user_id, role, organization_id, matter_id, facts } = seal
  const event = { id, stream: seal.stream, at, user_id, role, region_code, organization_id, act, matter_id, facts }
  return linkHash(seal.prev_hash, seal.seq, event) === seal.hash ? undefined : '内容与哈希不符'
}

function checkpointFaults(seals: readonly SealRow[], file: string, database: Database): string[] {
  const hashes = new Map(seals.map((seal) => [`${seal.stream}#${seal.seq}`, seal.hash]))
  try {
    const checkpoints = readCheckpoints(file, database.keys)
    if (checkpoints.length === 0 && seals.length > 0) return [`没有库外检查点（${file}），无法判断链尾是否被截断`]
    return checkpoints.flatMap(({ at, heads }) =>
      Object.entries(heads)
        .filter(([stream, head]) => hashes.get(`${stream}#${head.seq}`) !== head.hash)
        .map(([stream, head]) => `${stream} 与 ${at} 的检查点不符（第 ${head.seq} 条被改或被截断）`),
    )
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
