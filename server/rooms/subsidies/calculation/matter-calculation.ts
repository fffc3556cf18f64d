import { commitmentsOf, reservationsFor } from '#funds'
import { sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type Explanation, packsFor } from '#policy'
import { claimFace } from '../claims/claim-face.ts'
import { selectLinesWhere } from '../claims/store-lines.ts'
import type { LinePlace } from '../contract-words.ts'
import { coveredFen } from '../domain/covered.ts'
import { dueKey } from '../domain/due-key.ts'
import { lastClaim } from '../domain/last-claim.ts'
import { placedLine, stopsOf } from '../payment/line-states.ts'
import { correctionsOf } from './corrections.ts'
import { wordsOf } from './decision-words.ts'
import { getMatter, type MatterKey } from './matters.ts'
import { withSplit } from './split-words.ts'
import { type StoredDecision, selectCalculation, selectCuts, selectUnclaimed } from './store-decisions.ts'

type Line = Awaited<ReturnType<typeof calculationLines>>[number]

/** The calculation of a matter: every subject and rule, its money's place, and the refusals by their reason. @throws Refusal `matter-unknown` */
export async function matterCalculation(tx: Tx, key: MatterKey) {
  const { matterId } = key
  const matter = await getMatter(tx, key)
  const lines = await calculationLines(tx, matterId, matter.regionCode)
  const claimable = await selectUnclaimed(tx, matterId)
  const entitled = Map.groupBy(
    lines.filter((line) => line.entitled),
    (line) => line.ruleId,
  )
  return {
    ...key,
    number: matter.number,
    title: matter.title,
    organizationId: matter.organizationId,
    regionCode: matter.regionCode,
    packId: matter.packId,
    notReady: matter.notReady,
    ...(await claimFace(tx, matter)),
    claimableFen: sum(claimable.map((one) => one.amountFen)),
    reserved: {
      keptFen: sum((await reservationsFor(tx, [matterId])).map((one) => one.leftFen)),
      steps: await commitmentsOf(tx, matterId),
    },
    lines: lines.map(({ words: _, ...line }) => line),
    totals: [...entitled].map(([ruleId, own]) => ({
      ruleId,
      title: own[0]?.title ?? '',
      people: own.length,
      amountFen: sum(own.map((line) => line.amountFen)),
    })),
    refusals: refusalsOf(lines),
  }
}

async function calculationLines(tx: Tx, matterId: string, regionCode: string) {
  const packs = await packsFor(tx, regionCode)
  const decisions = await selectCalculation(tx, matterId)
  const corrections = await correctionsOf(tx, matterId, decisions)
  const places = await placesOf(tx, matterId)
  const cuts = new Map(
    (
      await selectCuts(
        tx,
        decisions.map((one) => one.id),
      )
    ).map((cut) => [cut.decisionId, cut]),
  )
  return decisions.map((stored) => {
    const words = wordsOf(stored, packs)
    const cut = cuts.get(stored.id)
    const claimed = places.get(dueKey(stored))
    return {
      words,
      decisionId: stored.id,
      subjectId: stored.subjectId,
      subjectName: stored.subjectName,
      township: stored.township,
      ruleId: stored.ruleId,
      title: words.title,
      payee: words.payee,
      entitled: stored.entitled,
      amountFen: stored.amountFen,
      sentence: withSplit(words.sentence, claimed?.parts),
      revision: stored.revision,
      place: claimed?.place ?? unclaimedPlace(stored, cut !== undefined),
      reason: claimed?.reason ?? cut?.reason ?? null,
      batchId: claimed?.batchId ?? null,
      cutFen: cut?.amountFen ?? zeroFen,
      advanceFen: claimed?.advanceFen ?? zeroFen,
      correction: corrections.get(dueKey(stored)) ?? null,
    }
  })
}

const unclaimedPlace = (stored: StoredDecision, cut: boolean): LinePlace =>
  !stored.entitled ? 'not-entitled' : cut ? 'cut' : 'unclaimed'

/** Where the money claimed for each subject and rule is: the latest claim speaks, of its parts one that is not paid. */
async function placesOf(tx: Tx, matterId: string) {
  const lines = await selectLinesWhere(tx, { matterId })
  const stops = await stopsOf(tx, lines)
  const claims = [...Map.groupBy(lines, dueKey)].map(([key, own]) => [key, lastClaim(own)] as const)
  return new Map(
    claims.map(([key, own]) => {
      const parts = own.map((line) => ({ ...line, ...placedLine(line, stops) }))
      const speaking = parts.find(({ place }) => place !== 'paid') ?? parts[0]
      const { place, reason, batchId } = speaking ?? {}
      return [key, { place, reason, batchId, parts, advanceFen: coveredFen(parts) }]
    }),
  )
}

/** Who is refused for what: one entry per rule and condition, with everybody it concerns. */
function refusalsOf(lines: readonly (Line & { words: Explanation })[]) {
  const single = lines.flatMap((line) => line.words.refusals.map((refusal) => ({ line, refusal })))
  const grouped = Map.groupBy(single, ({ line, refusal }) => `${line.ruleId} ${refusal.condition}`)
  return [...grouped.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    return {
      ruleId: first.line.ruleId,
      title: first.line.title,
      sentence: first.refusal.sentence,
      cure: first.refusal.cure,
      cites: [...first.refusal.clauses],
      people: own.map(({ line, refusal }) => ({
        decisionId: line.decisionId,
        subjectName: line.subjectName,
        found: refusal.found,
      })),
    }
  })
}
