import { withdrawnStatuses } from '#people'
import type { Tx } from '#platform/db'
import { canonical } from '#platform/secrets'
import { type Bar, barred, type ClaimSubject, packsFor, ratesFor, settingsFor } from '#policy'
import { freedSince } from '../afterwards/limited-anew.ts'
import { raiseAdjustments } from '../afterwards/raise-adjustments.ts'
import { claimedKeys, type Line, selectLinesWhere } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { refuse } from '../refusals.ts'
import { type Answer, askAlike } from './alike.ts'
import { getMatter, type Matter, type MatterKey, personsOf } from './matters.ts'
import { selectBars } from './store-bars.ts'
import {
  type DecisionDetail,
  inOrder,
  insertDecisions,
  lockCalculation,
  type StoredDecision,
  selectCalculation,
} from './store-decisions.ts'

export interface Recalculated {
  readonly decided: number
  readonly written: number
  readonly unchanged: number
}

/** The matter, with its calculation locked until the transaction ends. @throws Refusal `matter-unknown` */
export async function lockMatter(tx: Tx, key: MatterKey): Promise<Matter> {
  await lockCalculation(tx, key.matterId)
  return getMatter(tx, key)
}

/** A matter decided anew, with what stands of it. */
export interface Calculated {
  readonly outcome: Recalculated
  /** The calculation in force, by rule and name. */
  readonly current: readonly StoredDecision[]
  /** What was ever claimed of it. */
  readonly lines: readonly Line[]
}

/**
 * Decides every rule for everybody of a locked matter whose evidence is complete, from what was recorded. A decision is
 * written only where facts or rules have changed since its last revision, or a limit takes less of what was paid; else nothing.
 * @returns how many decisions there are, how many were written as new revisions, how many stood
 * @throws Refusal `matter-not-ready`
 */
export const recalculate = async (tx: Tx, matter: Matter): Promise<Recalculated> =>
  (await calculate(tx, matter)).outcome

/** As `recalculate`, for who goes on with what was decided. */
export async function calculate(tx: Tx, matter: Matter): Promise<Calculated> {
  if (matter.notReady) throw refuse('matter-not-ready', { number: matter.number, reason: matter.notReady })
  const lines = await selectLinesWhere(tx, { matterId: matter.id })
  const details = await decideAll(tx, matter, claimedKeys(lines, 'under way'))
  const known = new Map((await selectCalculation(tx, matter.id)).map((one) => [dueKey(one), one]))
  const rows = details
    .map((detail) => ({ ...detail, last: known.get(dueKey(detail)) }))
    .filter((row) => (row.last !== undefined || row.concerned) && inReach(tx, ownerOf(matter, row)))
  const same = comparison()
  const freed = await freedSince(tx, matter, lines)
  const changed = rows.filter((row) => !same(row.last, row.detail) || freed.has(row.last?.id ?? ''))
  const written = await insertDecisions(
    tx,
    changed.map((row) => ({
      ...placeOf(matter, row.subject),
      ...ownerOf(matter, row),
      revision: (row.last?.revision ?? 0) + 1,
      detail: row.detail,
    })),
  )
  await raiseAdjustments(tx, matter, lines)
  const outcome = { decided: rows.length, written: changed.length, unchanged: rows.length - changed.length }
  tx.notes.push({ matterId: matter.id, facts: outcome })
  for (const one of written) known.set(dueKey(one), one)
  const current = [...known.values()]
  return { outcome, current: written.length > 0 ? inOrder(current) : current, lines }
}

/** Decides a matter on the facts as they are now, whatever else it may still wait for: the news of a change may be on its way. */
export const decideAgain = async (tx: Tx, key: MatterKey): Promise<Recalculated> =>
  recalculate(tx, { ...(await lockMatter(tx, key)), notReady: null })

/** What one rule says to one subject. */
interface Decided extends Answer {
  readonly subject: ClaimSubject
  readonly matterId: string
  readonly subjectId: string
}

async function decideAll(tx: Tx, matter: Matter, claimed: ReadonlySet<string>): Promise<Decided[]> {
  const { regionCode, decisiveOn, packId, subjects } = matter
  const packs = (await packsFor(tx, regionCode)).filter(({ document }) => document.id === packId)
  const [rates, settings] = [await ratesFor(tx, regionCode, decisiveOn), await settingsFor(tx, regionCode, decisiveOn)]
  const withdrawn = await withdrawnStatuses(tx, personsOf(matter), decisiveOn)
  const byPerson = Map.groupBy(withdrawn, (one) => one.personId)
  const bars = await selectBars(tx, [matter.id])
  const ask = askAlike({ rates, settings }, packs, matter.lapsed)
  const decide = (subject: ClaimSubject, facts: OwnFacts): Decided[] =>
    ask(facts, subject.days)
      .map((answer) => ({ ...answer, subject, matterId: matter.id, subjectId: subject.id }))
      .map((one) => against(one, bars.get(dueKey(one))))
  return subjects.flatMap((subject) => {
    const decided = decide(subject, subject.facts)
    const gone = byPerson.get(subject.personId ?? '') ?? []
    if (gone.length === 0) return decided
    const statuses = new Set(gone.map((one) => one.status))
    const corrected = decide(subject, without(subject.facts, statuses))
    const isClaimed = (one: Decided) => claimed.has(dueKey(one))
    return [...decided.filter(isClaimed), ...corrected.filter((one) => !isClaimed(one))]
  })
}

/** What a decided case takes away from one, whatever the facts give. */
function against(one: Decided, bar: Bar | undefined): Decided {
  if (!bar) return one
  const { detail } = one
  return { ...one, detail: { ...detail, bar, decision: barred(detail.decision, bar) } }
}

type OwnFacts = ClaimSubject['facts']

/** What the register has taken back since counts no more but where a claim on it is under way: that is settled first. */
function without(facts: OwnFacts, gone: ReadonlySet<string>): OwnFacts {
  const { trainee } = facts
  return { ...facts, trainee: trainee && { ...trainee, statuses: trainee.statuses.filter((one) => !gone.has(one)) } }
}

/**
 * A fact no condition of the rule looks at changes nothing: answers, steps and days are compared, not all facts. Who is alike
 * shares a detail, and each is written out once.
 */
function comparison() {
  const written = new Map<DecisionDetail, string>()
  const textOf = (detail: DecisionDetail): string => {
    const text = written.get(detail) ?? canonical([detail.decision, detail.days])
    written.set(detail, text)
    return text
  }
  return (last: StoredDecision | undefined, detail: DecisionDetail): boolean =>
    last !== undefined && textOf(last.detail) === textOf(detail)
}

/** Whose decision it is: the matter's organization's; else the person's own, or that of the organization the rule pays. */
function ownerOf({ organizationId }: Matter, { subject, detail }: Decided) {
  const { personId } = subject
  if (organizationId) return { organizationId, personId }
  return { organizationId: detail.decision.payee === 'person' ? null : (subject.organizationId ?? null), personId }
}

/** Who may decide it: nobody writes about others. */
function inReach({ actor }: Tx, owner: ReturnType<typeof ownerOf>): boolean {
  if (actor.kind === 'organization') return owner.organizationId === actor.organizationId
  if (actor.kind === 'person') return owner.personId === actor.personId
  return owner.organizationId !== null || owner.personId !== null
}

const placeOf = (matter: Matter, subject: ClaimSubject) => ({
  matterKind: matter.kind,
  matterId: matter.id,
  matterNumber: matter.number,
  matterTitle: matter.title,
  regionCode: matter.regionCode,
  subjectId: subject.id,
  subjectName: subject.name,
  township: subject.township,
})
