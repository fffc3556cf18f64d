import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import type { LineChange } from '../contract.ts'
import { compareLists } from '../domain/compare-lists.ts'
import { refuse } from '../refusals.ts'
import { findNotice, insertNotice, type NewLine, selectLines } from '../store.ts'
import { shownLines } from '../store-terms.ts'
import { fitForPublication } from './publish-notice.ts'
import { refuseConcerned } from './refuse-concerned.ts'

/** The whole list as it should have been published; numbers stay those of the list. */
export interface Replacement {
  readonly noticeId: string
  readonly fault: string
  readonly lines: readonly Omit<NewLine, 'startsOn' | 'endsOn'>[]
}

type Published = NonNullable<Awaited<ReturnType<typeof findNotice>>>

/** What a replacement would be: its lines with their days, and what differs. */
interface Plan {
  readonly notice: Published
  readonly lines: readonly NewLine[]
  readonly changes: readonly LineChange[]
  readonly days: { readonly startsOn: DateText; readonly endsOn: DateText }
}

/**
 * Publishes a list anew that was published with a fault, in the place of that notice; the old one stays readable. The
 * approved list does not change: no amount, no item. Lines that read as before keep their days, the others begin anew.
 * @throws Refusal `notice-unknown`, `notice-replaced`, `interest-declared`, `notice-empty`, `notice-reveals`, `notice-bound`,
 *   `notice-same`
 */
export async function replaceNotice(tx: Tx, actor: Actor, replacement: Replacement) {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  const { notice, lines, changes, days } = await planOf(tx, actor, replacement)
  const { id: replacedId, matterId, listHash } = notice
  const { fault } = replacement
  const first = lines.map((line) => line.startsOn).sort()[0] ?? days.startsOn
  const last =
    lines
      .map((line) => line.endsOn)
      .sort()
      .at(-1) ?? days.endsOn
  const replaced = { ...notice, ...days, startsOn: first, endsOn: last, replaces: { id: replacedId, fault } }
  const noticeId = await insertNotice(tx, { ...replaced, publishedBy: actor.naturalPersonId }, lines)
  if (!noticeId) throw refuse('notice-replaced')
  await tell(tx, 'notice.replaced', { noticeId, replacedId, matterId, listHash, endsOn: last })
  tx.notes.push({ matterId, facts: { notice: noticeId, was: replacedId, lines: changes.length, endsOn: last } })
  return { noticeId, startsOn: first, endsOn: last }
}

async function planOf(tx: Tx, actor: Actor, { noticeId, lines }: Replacement): Promise<Plan> {
  const notice = await findNotice(tx, noticeId)
  if (!notice) throw refuse('notice-unknown')
  if (notice.replacedBy) throw refuse('notice-replaced')
  const shown = await shownLines(tx, notice.matterId, notice.listHash)
  await refuseConcerned(
    tx,
    actor,
    [...shown.values(), ...lines].map((line) => line.lineId),
  )
  const days = await fitForPublication(tx, { ...notice, lines })
  checkBound(shown, lines)
  const before = await selectLines(tx, noticeId)
  const changes = compareLists(before, lines)
  if (changes.length === 0) throw refuse('notice-same')
  const anew = new Set(changes.map((change) => change.lineNumber))
  const old = new Map(before.map((line) => [line.lineId, line]))
  const placed = lines.map((line) => {
    const { startsOn, endsOn } = (anew.has(line.lineNumber) ? undefined : old.get(line.lineId)) ?? days
    return { ...line, startsOn, endsOn }
  })
  return { notice, lines: placed, changes, days }
}

/** Item and amount are bound to the approved list: a line that was shown before says the same. */
function checkBound(shown: Awaited<ReturnType<typeof shownLines>>, lines: Replacement['lines']): void {
  const before = new Map([...shown.values()].map((line) => [line.lineId, line]))
  const wrong = lines.find((line) => {
    const known = before.get(line.lineId)
    return known && (known.item !== line.item || known.amountFen !== line.amountFen)
  })
  if (wrong) throw refuse('notice-bound', { lineNumber: wrong.lineNumber })
}

type Correction = InputOf<typeof contract.correctNotice>

/**
 * 更正公示 by who published: what was written wrong, shown by mistake, or taken out by mistake.
 * @throws Refusal as `replaceNotice`, `line-unknown`, `line-shown`
 */
export async function correctNotice(tx: Tx, actor: Actor, input: Correction) {
  const { noticeId, fault } = input
  return replaceNotice(tx, actor, { noticeId, fault, lines: await correctedLines(tx, input) })
}

/** What the correction would change, and until when. @throws Refusal as `correctNotice` */
export async function previewCorrection(tx: Tx, actor: Actor, input: Correction) {
  const { noticeId, fault } = input
  const { lines, changes, days } = await planOf(tx, actor, {
    noticeId,
    fault,
    lines: await correctedLines(tx, input),
  })
  const anew = new Set(changes.map((change) => change.lineNumber))
  const kept = lines.filter((line) => !anew.has(line.lineNumber)).length
  return { changes: [...changes], kept, startsOn: days.startsOn, endsOn: days.endsOn }
}

async function correctedLines(tx: Tx, input: Correction): Promise<Replacement['lines']> {
  const { noticeId, corrections, removed, restored } = input
  const notice = await findNotice(tx, noticeId)
  if (!notice) throw refuse('notice-unknown')
  const lines = new Map<number, Replacement['lines'][number]>(
    (await selectLines(tx, noticeId)).map((line) => [line.lineNumber, line]),
  )
  const must = <T>(line: T | undefined, lineNumber: number): T => {
    if (!line) throw refuse('line-unknown', { lineNumber })
    return line
  }
  for (const lineNumber of removed) {
    must(lines.get(lineNumber), lineNumber)
    lines.delete(lineNumber)
  }
  const shown = await shownLines(tx, notice.matterId, notice.listHash)
  for (const lineNumber of restored) {
    if (lines.has(lineNumber)) throw refuse('line-shown', { lineNumber })
    lines.set(lineNumber, must(shown.get(lineNumber), lineNumber))
  }
  for (const { lineNumber, ...as } of corrections)
    lines.set(lineNumber, { ...must(lines.get(lineNumber), lineNumber), ...as })
  return [...lines.values()].sort((a, b) => a.lineNumber - b.lineNumber)
}
