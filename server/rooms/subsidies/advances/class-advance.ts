import { sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { advanceMoney } from '../books/control.ts'
import { selectBatches } from '../claims/store-batches.ts'
import { refuse } from '../refusals.ts'
import { coveredLines } from './earned.ts'
import { type Advance, advanceOf, selectParts, standingOf } from './store-advances.ts'
import { mostOf, whatMayBeAdvanced } from './what-may-be-advanced.ts'

/** 一个班的先行拨付: what may be asked for and why, what was asked, and where its money is. @throws Refusal `matter-unknown` */
export async function classAdvance(tx: Tx, actor: Actor, { classId }: { classId: string }) {
  const may = await whatMayBeAdvanced(tx, classId)
  if (!may) throw refuse('matter-unknown')
  const { number: classNumber, organizationId, state, subsidised } = may.basis.trainingClass
  const advance = await advanceOf(tx, classId)
  const own = actor.kind === 'organization' && actor.organizationId === organizationId
  const inTime = subsidised && (state === 'approved' || state === 'under-way')
  const free = !advance || !(await isClaimed(tx, advance))
  return {
    classNumber,
    title: may.title,
    sentence: may.sentence,
    clauses: [...may.clauses],
    refusal: may.refusal,
    approvedFen: sum(may.parts.map((part) => part.approvedFen)),
    mostFen: mostOf(may),
    parts: [...may.parts],
    advance: advance ? await moneyOf(tx, advance) : null,
    askable: own && inTime && free && may.parts.length > 0,
  }
}

async function isClaimed(tx: Tx, { id }: Advance): Promise<boolean> {
  for (const part of await selectParts(tx, id)) if ((await standingOf(tx, part.id)).claimed) return true
  return false
}

async function moneyOf(tx: Tx, { id, number, classId, askedOn, settledOn }: Advance) {
  const coveredFen = sum((await coveredLines(tx, classId)).map((one) => one.fen))
  const { settledFen: _, ...money } = await advanceMoney(tx, id, coveredFen)
  const [batch] = (await selectBatches(tx, { matterId: id, limit: 1 })).rows
  return {
    id,
    number,
    askedFen: sum((await selectParts(tx, id)).map((part) => part.askedFen)),
    askedOn,
    settledOn,
    batchId: batch?.id ?? null,
    batchNumber: batch?.number ?? null,
    batchState: batch?.state ?? null,
    ...money,
    coveredFen,
  }
}
