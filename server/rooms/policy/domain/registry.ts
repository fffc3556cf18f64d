import { addDays, compareDates, type DateText } from '#kernel/dates'
import type { ClauseAnchor } from '#kernel/policy-anchor'
import { leavesOf } from './condition.ts'
import type { Dated } from './dated.ts'
import { components } from './items.ts'
import { shapeFaults } from './pack-shape.ts'
import { tablesOf } from './rate-tables.ts'
import { type PolicyPack, type Rule, settingsOf, standingConditions } from './rule.ts'

/**
 * Checks packs before anything is decided by them, and gives them back in the order of their ids.
 * @throws Error with every fault found: duplicate ids, clauses that do not exist, gaps in time, two documents that pay
 * for the same
 */
export function loadPacks(packs: readonly PolicyPack[], anchors: ReadonlySet<string>): readonly PolicyPack[] {
  const faults = packFaults(packs, anchors)
  if (faults.length > 0) throw new Error(`政策包不能载入：\n${faults.join('\n')}`)
  return packs.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1))
}

/** All faults of the packs, one sentence each; empty when they can be loaded. `anchors` are the clauses that exist. */
export function packFaults(packs: readonly PolicyPack[], anchors: ReadonlySet<string>): string[] {
  const misshapen = packs.flatMap(shapeFaults)
  if (misshapen.length > 0) return misshapen
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })))
  return [
    ...duplicates(packs.map((pack) => pack.document.id)).map((id) => `两个包都叫 ${id}`),
    ...duplicates(rules.map(({ rule }) => rule.id)).map((id) => `两条规则都叫 ${id}`),
    ...rules.flatMap(({ rule, pack }) => [
      ...(rule.id.startsWith(`${pack.document.id}/`) ? [] : [`${rule.id} 不属于包 ${pack.document.id}`]),
      ...duplicates(rule.requires.map(({ code }) => code)).map((code) => `${rule.id} 的条件 ${code} 写了两次`),
      ...gaps(rule.rate, pack.document.effectiveFrom, pack.document.validUntil).map((gap) => `${rule.id}：${gap}`),
    ]),
    ...rules.flatMap(({ rule, pack }) => danglingReferences(rule, pack)),
    ...packs.flatMap((pack) => unresolved(pack, anchors)),
    ...overlaps(rules),
  ]
}

/** A rule and the pack it stands in. @throws Error when it is in none of the packs */
export function ruleOf(
  ruleId: string,
  packs: readonly PolicyPack[],
): { readonly pack: PolicyPack; readonly rule: Rule } {
  for (const pack of packs) {
    const rule = pack.rules.find((candidate) => candidate.id === ruleId)
    if (rule) return { pack, rule }
  }
  throw new Error(`no rule ${ruleId}`)
}

/** Every clause a pack points to. */
export function citesOf({ document, rules, briefings = [], asks = {}, evidence }: PolicyPack): readonly ClauseAnchor[] {
  const cited = rules.flatMap((rule) => [
    rule,
    rule.fund,
    ...rule.requires,
    ...rule.limits,
    ...tablesOf(rule),
    ...settingsOf(rule).map(([, reading]) => reading),
    ...Object.values(rule.besides ?? {}),
  ])
  const told = [...standingConditions(document), ...cited, ...briefings].flatMap(({ cites }) => cites)
  return [...new Set([...told, ...Object.values(asks), ...(evidence?.cites ?? [])])]
}

const unresolved = (pack: PolicyPack, anchors: ReadonlySet<string>): string[] =>
  citesOf(pack)
    .filter((cite) => !anchors.has(cite))
    .map((cite) => `${pack.document.id} 引用的 ${cite} 不存在`)

/** Readings a condition asks for and rules a rule yields to must exist. */
function danglingReferences(rule: Rule, { rules }: PolicyPack): string[] {
  const leaves = rule.requires.flatMap(({ test }) => leavesOf(test))
  const asked = leaves.flatMap((leaf) =>
    'reading' in leaf ? [leaf.reading] : 'bound' in leaf && typeof leaf.bound === 'string' ? [leaf.bound] : [],
  )
  const limited = rule.limits.flatMap(({ where }) => where?.reading ?? [])
  const known = new Set(settingsOf(rule).map(([code]) => code))
  return [
    ...[...asked, ...limited]
      .filter((code) => !known.has(code))
      .map((code) => `${rule.id} 用到读法 ${code}，但没有写这条读法`),
    ...(rule.yieldsTo ?? [])
      .filter((id) => id === rule.id || !rules.some((other) => other.id === id))
      .map((id) => `${rule.id} 让位于 ${id}，但本包没有另一条这样的规则`),
  ]
}

/** Days of the pack without a value or with two, told once per gap and overlap. */
function gaps<T>(values: Dated<T>, from: DateText, until: DateText): string[] {
  const faults: string[] = []
  let next = from
  for (const period of values.toSorted((a, b) => compareDates(a.from, b.from))) {
    const [start, end] = [later(period.from, from), earlier(period.until ?? until, until)]
    if (period.until !== null && period.until < period.from)
      faults.push(`${period.from} 起的标准在 ${period.until} 就到期`)
    if (start > end) continue
    if (start > next) faults.push(`${next} 至 ${addDays(start, -1)} 没有标准`)
    if (start < next) faults.push(`${start} 有两个标准`)
    next = later(next, addDays(end, 1))
  }
  if (next <= until) faults.push(`${next} 至 ${until} 没有标准`)
  return faults
}

const later = (a: DateText, b: DateText): DateText => (a > b ? a : b)
const earlier = (a: DateText, b: DateText): DateText => (a < b ? a : b)

/** Two documents may not pay for the same component on one day in one place; only one of them pays. */
function overlaps(rules: readonly { pack: PolicyPack; rule: Rule }[]): string[] {
  return rules.flatMap((one, index) =>
    rules
      .slice(index + 1)
      .filter(
        (other) =>
          one.rule.component === other.rule.component &&
          shareMatter(one.rule, other.rule) &&
          meet(one.pack, other.pack),
      )
      .map(
        (other) => `${one.rule.id} 与 ${other.rule.id} 在同一时期、同一地区都发${components.label(one.rule.component)}`,
      ),
  )
}

const shareMatter = (a: Rule, b: Rule): boolean => a.about.some((matter) => b.about.includes(matter))

function meet({ document: a }: PolicyPack, { document: b }: PolicyPack): boolean {
  const sharedPlace = a.territory.startsWith(b.territory) || b.territory.startsWith(a.territory)
  return a.id !== b.id && sharedPlace && a.effectiveFrom <= b.validUntil && b.effectiveFrom <= a.validUntil
}

const duplicates = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]
