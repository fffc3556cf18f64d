import { findClass, type TrainingClass } from '#classes'
import { type Fen, formatYuanShort, sum, zeroFen } from '#kernel/money'
import { findOrganization, suspensionOf } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { advanceOf, insertAdvance, selectParts, standingOf, updateAsked } from '../advances/store-advances.ts'
import { mostOf, whatMayBeAdvanced } from '../advances/what-may-be-advanced.ts'
import { lockMatter, recalculate } from '../calculation/recalculate.ts'
import { lockCalculation } from '../calculation/store-decisions.ts'
import { askedParts } from '../domain/asked-parts.ts'
import { refuse } from '../refusals.ts'
import { refuseAdvance } from '../refusals-advances.ts'

/**
 * 申请先行拨付: the organizer of an approved class asks for a part of its training subsidy before the class is over. The class's
 * document says who may and how much; nothing new is reserved, the approval's own reservation is drawn on. Asked for once:
 * again, before it is claimed or after it was sent back, it changes the amount. It is claimed, reviewed and paid as every matter.
 * @throws Refusal `matter-unknown`, `not-claimant`, `advance-suspended`, `advance-forbidden`, `advance-exceeds`,
 * `advance-too-little`, `advance-claimed`
 */
export async function askAdvance(tx: Tx, actor: Actor, { classId, askedFen }: { classId: string; askedFen: Fen }) {
  const trainingClass = await findClass(tx, classId)
  if (!trainingClass) throw refuse('matter-unknown')
  if (trainingClass.organizationId !== actor.organizationId)
    throw refuse('not-claimant', { number: trainingClass.number })
  await refuseSuspended(tx, trainingClass)
  await lockCalculation(tx, classId)
  const parts = await partsOf(tx, trainingClass, askedFen)
  const known = await advanceOf(tx, classId)
  const { number, regionCode, organizationId } = trainingClass
  const head = { number: `${number}预拨`, classId, regionCode, organizationId }
  if (known) await change(tx, known.id, trainingClass, parts)
  const id = known?.id ?? (await insertAdvance(tx, head, parts))
  await recalculate(tx, await lockMatter(tx, { matterKind: 'advance', matterId: id }))
  tx.notes.push({ matterId: id, facts: { act: 'ask-advance', classId, amountFen: askedFen } })
  return { id, number: head.number, askedFen }
}

async function refuseSuspended(tx: Tx, { organizationId, id: classId }: TrainingClass): Promise<void> {
  const { suspendedReason } = (await findOrganization(tx, organizationId)) ?? {}
  const order = await suspensionOf(tx, { organizationId, classId }, tx.today)
  const reason = suspendedReason ?? (order && `${order.reason}（${order.document}）`)
  if (reason) throw refuseAdvance('advance-suspended', { reason: `办班单位已暂停：${reason}` })
}

/** The amount over what was reserved, in proportion to what each part may have of it. */
async function partsOf(tx: Tx, { id, number, state, subsidised }: TrainingClass, askedFen: Fen) {
  if (!subsidised || (state !== 'approved' && state !== 'under-way'))
    throw refuseAdvance('advance-forbidden', { number, reason: '批准开班以后、结业以前才能申请' })
  const may = await whatMayBeAdvanced(tx, id)
  if (!may?.title) throw refuseAdvance('advance-forbidden', { number, reason: '本班适用的文件没有先行拨付的规定' })
  if (may.refusal) throw refuseAdvance('advance-forbidden', { number, reason: may.refusal })
  const mostFen = mostOf(may)
  if (askedFen > mostFen)
    throw refuseAdvance('advance-exceeds', { asked: formatYuanShort(askedFen), most: formatYuanShort(mostFen) })
  const shares = askedParts(
    may.parts.map((part) => part.mostFen),
    askedFen,
  )
  if (!shares) throw refuseAdvance('advance-too-little', { count: may.parts.length })
  return may.parts.map((part, index) => ({ ...part, askedFen: shares[index] ?? zeroFen }))
}

type Parts = Awaited<ReturnType<typeof partsOf>>

async function change(tx: Tx, advanceId: string, { number }: TrainingClass, parts: Parts): Promise<void> {
  const known = await selectParts(tx, advanceId)
  const same = sum(known.map((part) => part.askedFen)) === sum(parts.map((part) => part.askedFen))
  if (same) return
  for (const part of known) {
    const { claimed } = await standingOf(tx, part.id)
    if (claimed) throw refuseAdvance('advance-claimed', { number })
    const asked = parts.find(({ item, source }) => item === part.item && source === part.source)
    if (!asked) throw refuseAdvance('advance-forbidden', { number, reason: '批准时预留的来源已有变化' })
    await updateAsked(tx, { id: part.id, askedFen: asked.askedFen })
  }
}
