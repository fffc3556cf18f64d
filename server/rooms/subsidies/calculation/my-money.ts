import { add, sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packReader } from '#policy'
import type { PolicyPack } from '#policy/language'
import { type Line, selectLinesWhere } from '../claims/store-lines.ts'
import type { LinePlace } from '../contract-words.ts'
import { dueKey } from '../domain/due-key.ts'
import { lastClaim } from '../domain/last-claim.ts'
import { placeOf } from '../domain/place.ts'
import { selectBankAnswers } from '../payment/store-payments.ts'
import { twiceTold } from '../payment/twice-told.ts'
import { openHoldsOf } from '../review/store-reviews.ts'
import { wordsOf } from './decision-words.ts'
import { sentencesOf } from './line-sentences.ts'
import { withSplit } from './split-words.ts'
import { type StoredDecision, selectCuts, selectDecisionsOf } from './store-decisions.ts'

/** What the person can do, or waits for. */
const next: Readonly<Record<LinePlace, string>> = {
  unclaimed: '等申领单位申报',
  'under-review': '等人社部门审核',
  returned: '等申领单位补正后再申报',
  approved: '等公示',
  published: '公示无异议后付款',
  'in-transit': '等银行到账',
  unknown: '人社部门正在与银行核对',
  paid: '',
  held: '请按原因办理；账户有误的，请到县人社部门更正收款账户',
  rejected: '有不同意见，可向县人社部门申请复核',
  cut: '有不同意见，可向县人社部门申请复核',
  advanced: '',
  'not-entitled': '情况有误的，请向县人社部门提出更正',
}

/** What came back of one's own claim is put right by oneself. */
const nextOf = (place: LinePlace, line: Line | undefined): string =>
  place === 'returned' && line?.organizationId === null ? '请写明怎样补正，再申报' : next[place]

/** 我的钱和为什么: the signed-in trainee's own lines, each with its sentence, its place, the reason and the next step. */
export async function myMoney(tx: Tx, actor: Actor) {
  const personId = actor.personId ?? ''
  const decisions = await selectDecisionsOf(tx, personId)
  const lines = await selectLinesWhere(tx, { personId })
  const byKey = Map.groupBy(lines, dueKey)
  const ids = lines.map((line) => line.id)
  const holds = await openHoldsOf(tx, ids)
  const answers = await selectBankAnswers(tx, ids)
  const twice = await twiceTold(tx, ids)
  const cuts = new Map(
    (
      await selectCuts(
        tx,
        decisions.map((one) => one.id),
      )
    ).map((cut) => [cut.decisionId, cut]),
  )
  const sentences = await sentencesOf(tx, lines)
  const packsIn = packReader(tx)
  const rows = []
  for (const stored of decisions) {
    const parts = lastClaim(byKey.get(dueKey(stored)) ?? [])
    // Where parts from several sources are in different places, the one that has not arrived speaks.
    const line = parts.find((part) => part.itemState !== 'confirmed') ?? parts.at(-1)
    const cut = cuts.get(stored.id)
    const placed = line
      ? placeOf({ ...line, holds: holds.get(line.id) ?? [] })
      : { place: placeWithout(stored, cut !== undefined), reason: cut?.reason ?? null }
    const row = rowOf(stored, parts, await packsIn(stored.regionCode))
    // What was claimed keeps its own reason; what is due by now is said beside it.
    const since =
      line && line.dueRevision < stored.revision ? `${sentences.get(line.id)}；后来更正为 ${row.sentence}` : undefined
    const told = (byKey.get(dueKey(stored)) ?? []).map(({ id }) => twice.get(id)).find((one) => one !== undefined)
    rows.push({
      ...row,
      sentence: since ?? row.sentence,
      ...placed,
      ...answerOf(line, answers),
      next: nextOf(placed.place, line),
      ...(told && { reason: told.reason, next: row.toMe ? told.toPayee : told.next }),
    })
  }
  return { lines: rows }
}

const placeWithout = (stored: StoredDecision, cut: boolean): LinePlace =>
  stored.entitled ? (cut ? 'cut' : 'unclaimed') : 'not-entitled'

function rowOf(stored: StoredDecision, parts: readonly Line[], packs: readonly PolicyPack[]) {
  const words = wordsOf(stored, packs)
  const { decision } = stored.detail
  return {
    decisionId: stored.id,
    matterKind: stored.matterKind,
    matterNumber: stored.matterNumber,
    matterTitle: stored.matterTitle,
    title: words.title,
    payee: words.payee,
    toMe: decision.payee === 'person',
    amountFen: parts.length > 0 ? sum(parts.map((part) => add(part.amountFen, part.advanceFen))) : stored.amountFen,
    sentence: withSplit(words.sentence, parts),
    cites: [...decision.cites],
  }
}

const answerOf = (line: Line | undefined, answers: ReadonlyMap<string, string>) => ({
  paidOn: line?.itemState === 'confirmed' ? line.settledOn : null,
  bankAnswer: (line && answers.get(line.id)) ?? null,
})
