import { dateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { entitle } from '../evaluate.ts'
import { explain } from '../explain.ts'
import { type Facts, factsShape, type RateEntry } from '../facts.ts'
import { tablesOf } from '../rate-tables.ts'
import { ruleOf } from '../registry.ts'
import type { PolicyPack, Rule } from '../rule.ts'
import { awardLevels, awardRanks, rateSubjects, skillLevels, traineeStatuses, type Unit, units } from '../words.ts'
import { draftOf, listed } from './case-columns.ts'

/** One row of a pack's `cases.csv`: what is given, and what must come out. */
export interface PolicyCase {
  readonly title: string
  readonly ruleId: string
  readonly facts: Facts
  readonly expected: { readonly amountFen: Fen; readonly uncappedFen: Fen } | { readonly refusedFor: string }
}

type Row = Readonly<Record<string, string | undefined>>

/** Columns that say what must come out; never taken over from the row above. */
const outcomes = new Set(['金额（元）', '封顶前（元）', '不符合'])

/**
 * Reads a `cases.csv`: blocks parted by an empty line, each with a header of the columns it needs. Header and values
 * are the officers' words; the first row of a rule in a block is complete, later rows leave empty what stays the same;
 * `-` means there is none; several values are parted by 、. Cells hold no commas or quotes.
 * @throws Error naming the row and the column that cannot be read
 */
export function casesOf(csv: string, packs: readonly PolicyPack[]): PolicyCase[] {
  return caseRows(csv).map(({ row, number }) => caseOf(row, packs, number))
}

/** The rows of a `cases.csv`, each filled up from the first of its rule and block. @throws Error for a row too short or long */
export function caseRows(csv: string): { readonly row: Row; readonly number: number }[] {
  let [head, bases] = [[] as string[], new Map<string, Row>()]
  return csv.split(/\r?\n/).flatMap((line, index) => {
    const cells = line.split(',')
    if (line.trim() === '') head = []
    else if (head.length === 0) [head, bases] = [cells, new Map()]
    else {
      const own = rowOf(cells, head, index + 1)
      const rule = own['规则'] ?? ''
      const base = bases.get(rule)
      if (!base) bases.set(rule, own)
      const given = Object.entries(own).map(([name, value]) => [
        name,
        value || (outcomes.has(name) ? '' : base?.[name]),
      ])
      return [{ row: Object.fromEntries(given), number: index + 1 }]
    }
    return []
  })
}

function rowOf(cells: readonly string[], head: readonly string[], number: number): Row {
  if (cells.length !== head.length) throw new Error(`row ${number}: ${cells.length} cells, not ${head.length}`)
  return Object.fromEntries(head.map((column, at) => [column, cells[at] ?? '']))
}

/** What is wrong when a case is decided, in one sentence; undefined when it comes out as expected. */
export function caseFault({ title, ruleId, facts, expected }: PolicyCase, packs: readonly PolicyPack[]) {
  const decision = entitle(facts, packs).find((one) => one.ruleId === ruleId)
  if (!decision) return `${title}：没有规则 ${ruleId}`
  const refusedFor = explain(decision, packs)
    .refusals.map((line) => line.label)
    .join('、')
  if ('refusedFor' in expected) {
    return refusedFor === expected.refusedFor
      ? undefined
      : `${title}：应不符合“${expected.refusedFor}”，实为“${refusedFor}”`
  }
  if (!decision.entitled) return `${title}：应有金额，实为不符合“${refusedFor}”`
  const { amountFen, uncappedFen } = decision
  const right = amountFen === expected.amountFen && uncappedFen === expected.uncappedFen
  return right ? undefined : `${title}：应为 ${expected.amountFen} 分，实为 ${amountFen} 分（封顶前 ${uncappedFen} 分）`
}

function caseOf(row: Row, packs: readonly PolicyPack[], number: number): PolicyCase {
  const cell = (name: string): string => {
    const value = row[name]
    if (!value) throw new Error(`row ${number}: ${name} is empty`)
    return value
  }
  const ruleId = cell('规则')
  const { rule } = ruleOf(ruleId, packs)
  const refusedFor = row['不符合']
  const expected = refusedFor
    ? { refusedFor }
    : { amountFen: yuan(cell('金额（元）')), uncappedFen: yuan(cell('封顶前（元）')) }
  return { title: cell('案例'), ruleId, facts: factsOf(row, rule, number), expected }
}

/** @throws Error naming the row and every field that is missing or cannot be read */
function factsOf(row: Row, rule: Rule, number: number): Facts {
  const draft = draftOf(row)
  const first = row['首次上课']?.slice(0, 10)
  const section = (name: string, defaults: object) => {
    const own = draft[name]
    return own && typeof own === 'object' ? { [name]: { ...defaults, ...own } } : {}
  }
  const whole = {
    matter: rule.about[0],
    decisiveOn: first,
    ...draft,
    ...section('trainee', { statuses: [], contract: null }),
    ...section('occupation', { code: null, level: null }),
    ...section('certificate', { issuedOn: draft['decisiveOn'] ?? first }),
    settings: settingsOf(row['读法'], rule),
    rates: ratesOf(row['录入标准'], rule),
  }
  const read = factsShape.safeParse(whole)
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw new Error(`row ${number}: ${faults.join('; ')}`)
}

/** `insured-run=累计3个月、…`: readings of the rule that stand otherwise than its own; a choice by its label or code. */
const settingsOf = (text: string | undefined, rule: Rule): Record<string, string | number> =>
  Object.fromEntries(
    listed(text || '-').map((one) => {
      const [code = '', value = ''] = one.split('=')
      const reading = rule.readings[code]
      if (!reading || !('kind' in reading)) throw new Error(`${rule.id} has no reading ${code} with alternatives`)
      const choices = reading.kind === 'choice' ? Object.entries(reading.choices) : []
      const choice = choices.find(([, [label]]) => label === value)?.[0]
      return [`${rule.id}/${code}`, choice ?? (reading.kind === 'count' ? Number(value) : value)]
    }),
  )

/** The rates entered for the rule's tables: `人 600`, `天 80 中级工`, `个 5000 国家级 技能大师工作室`; `来源` names only the fund. */
function ratesOf(text: string | undefined, rule: Rule): RateEntry[] {
  return listed(text || '-').flatMap((one) => tablesOf(rule).map((table) => entryOf(one, table.id)))
}

function entryOf(text: string, table: string): RateEntry {
  const [unit = '', amount = '0', ...words] = text.split(' ')
  const keys = keysFrom(words)
  return {
    table,
    document: '示例标准',
    region: '',
    from: dateText('2000-01-01'),
    until: null,
    kind: null,
    occupation: null,
    ...keys,
    unit: unit === '来源' ? 'person' : unitOf(unit),
    rateFen: yuan(amount),
    sources: ['unemployment-insurance-surplus'],
  }
}

const keyLists = {
  level: skillLevels,
  group: traineeStatuses,
  tier: awardLevels,
  rank: awardRanks,
  subject: rateSubjects,
}

/** The keys of a row by the labels of their codes. @throws Error for a word that is no key */
const keysFrom = (words: readonly string[]): Pick<RateEntry, keyof typeof keyLists> =>
  Object.assign({ level: null }, ...words.map(keyFrom))

function keyFrom(word: string): Readonly<Record<string, string>> {
  for (const [name, list] of Object.entries(keyLists)) {
    const code = list.values.find((value) => list.label(value) === word)
    if (code) return { [name]: code }
  }
  throw new Error(`no such key: ${word}`)
}

function unitOf(word: string): Unit {
  const unit = units.values.find((one) => units.label(one) === word)
  if (!unit) throw new Error(`no such unit: ${word}`)
  return unit
}
