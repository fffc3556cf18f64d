import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { documentTargets } from '#policies/targets'
import type * as contract from '../contract.ts'
import { awardRanks, contestLevels, type Recognition, recordKinds, subjects } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findRecord, type MemberRow, type StoredRecord, selectMembers, selectRecords } from '../store.ts'
import { selectHonourRoll } from '../store-reads.ts'
import { newRecognitions } from '../store-targets.ts'

/** The ledger in the reader's reach: the bureau's by region, an organization's own people, a person's own. */
export async function listRecords(tx: Tx, actor: Actor, filter: InputOf<typeof contract.listRecords>) {
  const page = await selectRecords(tx, filter)
  const members = await selectMembers(
    tx,
    page.rows.map(({ id }) => id),
  )
  const byRecord = Map.groupBy(members, ({ recordId }) => recordId)
  return { ...page, rows: page.rows.map((row) => shown(actor, row, byRecord.get(row.id) ?? [])) }
}

/** @throws Refusal `record-unknown` */
export async function readRecord(tx: Tx, actor: Actor, { recordId }: { recordId: string }) {
  const record = await findRecord(tx, recordId)
  if (!record) throw refuse('record-unknown')
  return shown(actor, record, await selectMembers(tx, [recordId]))
}

function shown(actor: Actor, record: StoredRecord, members: readonly MemberRow[]): ReplyOf<typeof contract.getRecord> {
  const { madeBy, heldFrom: _from, heldUntil: _until, roundId: _round, ...rest } = record
  return {
    ...rest,
    members: members.map(({ recordId: _, organizationKind: _kind, ...member }) => member),
    madeByMe: madeBy === actor.naturalPersonId,
  }
}

const COUNTED = { studios: 'master-studio', bases: 'training-base' } as const satisfies Record<string, Recognition>

/**
 * 三年新增20家市级技能大师工作室、10家市级高技能人才培训基地: newly recognized from the first day of the target's period; the
 * ledger opens the very rows (柳政规〔2019〕63号 五（一）).
 */
export async function countRecognitions(tx: Tx, actor: Actor): Promise<ReplyOf<typeof contract.countRecognitions>> {
  const counts = []
  for (const [indicator, subject] of Object.entries(COUNTED)) {
    const target = documentTargets.find((one) => one.indicator === indicator)
    if (!target) continue
    const { regionPrefix } = actor
    const count = (await newRecognitions(tx, { regionPrefix, from: target.from, until: tx.today }, subject)).length
    const { from: since, number, cites } = target
    counts.push({ subject, level: 'city' as const, since, count, target: number ?? 0, clauses: [...cites] })
  }
  return { counts }
}

/** 光荣榜: what everybody may read; names without consent or notice are masked before they leave the database (L-134). */
export async function readHonourRoll(
  tx: Tx,
  _: Actor,
  { language }: InputOf<typeof contract.honourRoll>,
): Promise<ReplyOf<typeof contract.honourRoll>> {
  const rows = await selectHonourRoll(tx)
  return {
    rows: rows.map(({ id, kind, subject, level, rank, item, title, name, regionName, onDay }) => ({
      id,
      honour:
        kind === 'award'
          ? [recordKinds.label(kind, language), item, awardRanks.label(rank, language)].filter(Boolean).join(' · ')
          : subjects.label(subject, language),
      level: contestLevels.label(level, language),
      title,
      name,
      regionName,
      onDay,
    })),
  }
}
