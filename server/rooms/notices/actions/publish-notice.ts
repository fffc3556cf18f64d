import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Fen, sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { tell } from '#platform/outbox'
import { components, fundItems, readReadings, workingCalendar } from '#policy'
import type * as contract from '../contract.ts'
import { lintNotice, type PlainLine } from '../domain/lint-notice.ts'
import { type NoticeType, noticeDays } from '../domain/notice-days.ts'
import { refuse } from '../refusals.ts'
import { insertNotice } from '../store.ts'

export interface Notice {
  /** The batch whose list it is. */
  readonly matterId: string
  readonly regionCode: string
  readonly title: string
  /** The hash of the frozen list. */
  readonly listHash: string
  /** In the order of the list; `item` is the label of a fund item or component, `township` may be empty for organizations. */
  readonly lines: readonly {
    readonly lineId: string
    readonly name: string
    readonly township: string
    readonly item: string
    readonly amountFen: Fen
    /** Behind the item: made from codes and figures by the room that publishes, never typed. */
    readonly note?: string
  }[]
  readonly workingDays: number
  /** A clause anchor, or `practice:notice`. */
  readonly basis: string
}

/** The names of what the rules pay: nothing else may stand in the column of items. */
const items = new Set([
  ...fundItems.values.map((item) => fundItems.label(item)),
  ...components.values.map((c) => components.label(c)),
])

/**
 * Publishes a frozen list: linted, dated by the working calendar from the day after, once per list, never changed.
 * @throws Refusal `notice-empty`, `notice-reveals` (every finding at once), `notice-published`, `calendar-year-missing`
 */
export async function publishNotice(
  tx: Tx,
  actor: Actor,
  notice: Notice,
): Promise<{ noticeId: string; startsOn: DateText; endsOn: DateText }> {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  const days = await fitForPublication(tx, notice)
  const { title, matterId, listHash, lines } = notice
  const published = { ...notice, ...days, title: title.trim(), publishedBy: actor.naturalPersonId }
  const numbered = lines.map(({ note, ...line }, index) => {
    return { ...line, ...days, item: note ? `${line.item}（${note}）` : line.item, lineNumber: index + 1 }
  })
  const noticeId = await insertNotice(tx, published, numbered)
  if (!noticeId) throw refuse('notice-published')
  await tell(tx, 'notice.published', { noticeId, matterId, listHash, endsOn: days.endsOn })
  tx.notes.push({ matterId, facts: { notice: noticeId, listHash, lines: lines.length, endsOn: days.endsOn } })
  return { noticeId, startsOn: days.startsOn, endsOn: days.endsOn }
}

/** What would happen: refused with every finding, or the days it would stand. */
export async function previewNotice(tx: Tx, { regionCode }: Actor, input: InputOf<typeof contract.previewNotice>) {
  const days = await fitForPublication(tx, { ...input, regionCode })
  return { ...days, totalFen: sum(input.lines.map((line) => line.amountFen)) }
}

/** Which days count where the notice is published (`practice:notice`). */
async function noticeTypeOf(tx: Tx, regionCode: string): Promise<NoticeType> {
  const read = await readReadings(tx, ['notice.day-kind', 'notice.first-day'], regionCode)
  return { dayKind: read['notice.day-kind'], firstDay: read['notice.first-day'] }
}

/** Lints a list and says which days it would stand. @throws Refusal `notice-empty`, `notice-reveals`, `calendar-year-missing` */
export async function fitForPublication(
  tx: Tx,
  notice: { regionCode: string; title: string; lines: readonly PlainLine[]; workingDays: number },
): Promise<NoticeType & { startsOn: DateText; endsOn: DateText }> {
  if (notice.lines.length === 0) throw refuse('notice-empty')
  const findings = lintNotice(notice.title, notice.lines, items)
  if (findings.length > 0) throw refuse('notice-reveals', { count: findings.length }, findings)
  const type = await noticeTypeOf(tx, notice.regionCode)
  return { ...type, ...noticeDays(await workingCalendar(tx), tx.today, notice.workingDays, type) }
}
