import { mapped } from '../compiled/code.ts'
import type { ClaimBasis, ClaimColumns, ClaimKey } from './history.ts'
import { calendarNumbers, dayWords, type Growing, growing, listsWriter } from './lists.ts'
import { type ColumnWriter, columnWriter } from './numbers.ts'

const none = 'none'

/** How slots are named, as `slotOf` names them: what is not stated takes the place of "none". */
const keyTexts: Readonly<Record<ClaimKey, (claim: ClaimBasis) => string>> = {
  occupationLevel: ({ occupation, level }) => `${occupation ?? none}|${level ?? none}`,
  level: ({ level }) => level ?? none,
  award: ({ award }) => award ?? none,
  trainingClass: ({ trainingClass }) => trainingClass ?? none,
  certificate: ({ certificate }) => certificate ?? none,
  organizer: ({ organizer }) => organizer ?? none,
}

/** Writes what the limits count by, and puts the cases into the order of application. */
export function claimsWriter() {
  const calendar = calendarNumbers()
  const [people, person] = [numbering(), growing()]
  const keys = mapped(keyTexts, (text) => ({ text, known: numbering(), to: columnWriter() }))
  const keyList = Object.values(keys)
  const [effective, submission, year, certified] = [columnWriter(), columnWriter(), columnWriter(), columnWriter()]
  const [dayCount, monthCount, block] = [columnWriter(), columnWriter(), growing()]
  const [days, months] = [listsWriter(), listsWriter()]
  const excepted = new Map<number, ClaimBasis>()
  return {
    push(claim: ClaimBasis): void {
      if (claim.exceptions) excepted.set(person.size, claim)
      person.push(people.of(claim.person))
      for (const { text, known, to } of keyList) to.push(known.of(text(claim)))
      effective.push(calendar.day(claim.effectiveOn))
      submission.push(claim.submissionNo)
      year.push(claim.year)
      certified.push(claim.certificate === undefined ? 0 : 1)
      const inWords = dayWords(claim.days.map(calendar.day))
      dayCount.push(claim.days.length)
      block.push(inWords.block)
      days.push(inWords.words)
      monthCount.push(claim.months?.length ?? 0)
      months.push((claim.months ?? []).map(calendar.month).sort((a, b) => a - b))
    },
    order: (): Int32Array => orderOf(person, people.size(), effective, submission),
    sorted(order: Int32Array): { readonly person: Int32Array; readonly claims: ClaimColumns } {
      const claims = {
        effective: effective.sorted(order),
        submission: submission.sorted(order),
        year: year.sorted(order),
        keys: mapped(keys, ({ to }) => to.sorted(order)),
        certified: certified.sorted(order),
        dayCount: dayCount.sorted(order),
        days: { ...days.sorted(order), block: order.map((source) => block.at(source)) },
        monthCount: monthCount.sorted(order),
        months: months.sorted(order),
        excepted: byRow(excepted, order),
      }
      return { person: order.map((source) => person.at(source)), claims }
    },
  }
}

/** A number for each text, in the order of first appearance. */
function numbering() {
  const known = new Map<string, number>()
  return {
    size: () => known.size,
    of(text: string): number {
      const number = known.get(text)
      if (number !== undefined) return number
      known.set(text, known.size)
      return known.size - 1
    },
  }
}

function byRow(excepted: ReadonlyMap<number, ClaimBasis>, order: Int32Array): ReadonlyMap<number, ClaimBasis> {
  const found = new Map<number, ClaimBasis>()
  if (excepted.size === 0) return found
  for (const [row, source] of order.entries()) {
    const claim = excepted.get(source)
    if (claim) found.set(row, claim)
  }
  return found
}

/** The cases person by person, each person's in the order of `inOrder`. */
function orderOf(person: Growing, people: number, effective: ColumnWriter, submission: ColumnWriter): Int32Array {
  const start = new Int32Array(people + 1)
  for (let source = 0; source < person.size; source++) {
    const after = person.at(source) + 1
    start[after] = (start[after] ?? 0) + 1
  }
  for (let one = 0; one < people; one++) start[one + 1] = (start[one + 1] ?? 0) + (start[one] ?? 0)
  const next = start.slice(0, people)
  const order = new Int32Array(person.size)
  for (let source = 0; source < person.size; source++) {
    const own = person.at(source)
    const at = next[own] ?? 0
    order[at] = source
    next[own] = at + 1
  }
  const later = (a: number, b: number) =>
    effective.at(a) - effective.at(b) || submission.at(a) - submission.at(b) || a - b
  for (let one = 0; one < people; one++) {
    const own = order.subarray(start[one], start[one + 1])
    if (own.length > 1) own.sort(later)
  }
  return order
}
