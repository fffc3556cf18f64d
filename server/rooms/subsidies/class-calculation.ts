import { findClass } from '#classes'
import { commitmentsOf, reservationsFor } from '#funds'
import { sum, zeroFen } from '#kernel/money'
import { commitmentFor } from '#notices'
import type { Tx } from '#platform/db'
import { type Explanation, packsFor } from '#policy'
import type { LinePlace } from './contract-words.ts'
import { correctionsOf } from './corrections.ts'
import { wordsOf } from './decision-words.ts'
import { placedLine, stopsOf } from './line-states.ts'
import { refuse } from './refusals.ts'
import { type StoredDecision, selectCalculation, selectCuts, selectUnclaimed } from './store-decisions.ts'
import { selectLinesWhere } from './store-lines.ts'

type Line = Awaited<ReturnType<typeof calculationLines>>[number]

/** The calculation of a class: every person and rule, its money's place, and the refusals by their reason. @throws Refusal `class-unknown` */
export async function classCalculation(tx: Tx, { classId }: { classId: string }) {
  const trainingClass = await findClass(tx, classId)
  if (!trainingClass) throw refuse('class-unknown')
  const lines = await calculationLines(tx, classId, trainingClass.regionCode)
  const claimable = await selectUnclaimed(tx, classId)
  const entitled = Map.groupBy(
    lines.filter((line) => line.entitled),
    (line) => line.ruleId,
  )
  return {
    classId,
    number: trainingClass.number,
    title: trainingClass.title,
    organizationId: trainingClass.organizationId,
    regionCode: trainingClass.regionCode,
    packId: trainingClass.packId,
    completed: trainingClass.state === 'completed',
    commitmentSigned: (await commitmentFor(tx, { matterKind: 'claim', matterId: classId })) !== undefined,
    claimableFen: sum(claimable.map((one) => one.amountFen)),
    reserved: {
      keptFen: sum((await reservationsFor(tx, [classId])).map((one) => one.leftFen)),
      steps: await commitmentsOf(tx, classId),
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

async function calculationLines(tx: Tx, classId: string, regionCode: string) {
  const packs = await packsFor(tx, regionCode)
  const decisions = await selectCalculation(tx, classId)
  const corrections = await correctionsOf(tx, classId)
  const places = await placesOf(tx, classId)
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
    const claimed = places.get(keyOf(stored))
    return {
      words,
      decisionId: stored.id,
      enrollmentId: stored.enrollmentId,
      personName: stored.personName,
      township: stored.township,
      ruleId: stored.ruleId,
      title: words.title,
      payee: words.payee,
      entitled: stored.entitled,
      amountFen: stored.amountFen,
      sentence: words.sentence,
      revision: stored.revision,
      place: claimed?.place ?? unclaimedPlace(stored, cut !== undefined),
      reason: claimed?.reason ?? cut?.reason ?? null,
      batchId: claimed?.batchId ?? null,
      cutFen: cut?.amountFen ?? zeroFen,
      correction: corrections.get(keyOf(stored)) ?? null,
    }
  })
}

const keyOf = (one: { enrollmentId: string; ruleId: string }) => `${one.enrollmentId} ${one.ruleId}`

const unclaimedPlace = (stored: StoredDecision, cut: boolean): LinePlace =>
  !stored.entitled ? 'not-entitled' : cut ? 'cut' : 'unclaimed'

/** Where the money claimed for each person and rule is: the latest line speaks. */
async function placesOf(tx: Tx, classId: string) {
  const lines = await selectLinesWhere(tx, { classId })
  const stops = await stopsOf(tx, lines)
  return new Map(lines.map((line) => [keyOf(line), { ...placedLine(line, stops), batchId: line.batchId }]))
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
        personName: line.personName,
        found: refusal.found,
      })),
    }
  })
}
