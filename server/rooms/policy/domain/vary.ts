import type { Labels } from '#kernel/codes'
import type { PolicyPack, Rule } from './rule.ts'
import { skillLevels } from './words.ts'

/** A number of a rule that the laboratory may turn; `path` names it inside the rule: `rate/0/value/capFen`. */
export interface Knob {
  readonly path: string
  readonly label: Labels
  readonly kind: 'amount' | 'count'
  readonly value: number
}

/** What is tried: another number, or a condition left out. */
export type Change =
  | { readonly ruleId: string; readonly path: string; readonly value: number }
  | { readonly ruleId: string; readonly drop: string }

/** The names of the numbers a rule is made of. */
const names: Readonly<Record<string, readonly [Labels, Knob['kind']]>> = {
  rateFen: [['标准', 'rate'], 'amount'],
  capFen: [['封顶', 'cap'], 'amount'],
  floorFen: [['下限', 'floor'], 'amount'],
  leastFen: [['幅度下限', 'least of the band'], 'amount'],
  mostFen: [['幅度上限', 'most of the band'], 'amount'],
  numerator: [['比例', 'share'], 'count'],
  first: [['前几个单位', 'first units'], 'count'],
  atMost: [['最多', 'at most'], 'count'],
  bound: [['界限', 'bound'], 'count'],
  ...Object.fromEntries(skillLevels.values.map((level) => [level, [skillLevels.labels[level], 'amount'] as const])),
}

/** Every number of a rule's rates, conditions and limits, in the order of writing. */
export function knobsOf(rule: Rule): Knob[] {
  return [
    ...rule.rate.flatMap(({ from, value }, index) =>
      numbersIn(value, `rate/${index}/value`, [`（自${from}起）`, ` (from ${from})`]),
    ),
    ...rule.requires.flatMap(({ test, labels: [zh, en] }, index) =>
      numbersIn(test, `requires/${index}/test`, [`（${zh}）`, ` (${en})`]),
    ),
    ...rule.limits.flatMap((limit, index) =>
      numbersIn({ atMost: limit.atMost }, `limits/${index}`, [`（${limit.labels[0]}）`, ` (${limit.labels[1]})`]),
    ),
  ]
}

function numbersIn(value: unknown, path: string, [zh, en]: Labels): Knob[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = names[key]
    if (typeof inner !== 'number' || !known) return numbersIn(inner, `${path}/${key}`, [zh, en])
    const [label, kind] = known
    return [{ path: `${path}/${key}`, label: [`${label[0]}${zh}`, `${label[1]}${en}`], kind, value: inner }]
  })
}

/** What is wrong with a change, in one sentence; undefined when it can be tried. */
export function changeFault(change: Change, packs: readonly PolicyPack[]): string | undefined {
  const rule = packs.flatMap(({ rules }) => rules).find(({ id }) => id === change.ruleId)
  if (!rule) return `没有规则 ${change.ruleId}`
  if ('drop' in change) {
    return rule.requires.some(({ code }) => code === change.drop) ? undefined : `规则没有条件 ${change.drop}`
  }
  if (!knobsOf(rule).some(({ path }) => path === change.path)) return `规则没有这个数：${change.path}`
  const fits = Number.isSafeInteger(change.value) && change.value >= 0
  return fits ? undefined : '应为不小于零的整数（金额以分计）'
}

/** The packs as they would be under the changes; the packs given stay as they are. */
export function varied(packs: readonly PolicyPack[], changes: readonly Change[]): PolicyPack[] {
  return packs.map((pack) => ({
    ...pack,
    rules: pack.rules.map((rule) =>
      changes.filter(({ ruleId }) => ruleId === rule.id).reduce<Rule>(variedRule, structuredClone(rule)),
    ),
  }))
}

function variedRule(rule: Rule, change: Change): Rule {
  if ('drop' in change) return { ...rule, requires: rule.requires.filter(({ code }) => code !== change.drop) }
  return withNumber(rule, change.path.split('/'), change.value) as Rule
}

function withNumber(value: unknown, [head = '', ...rest]: readonly string[], number: number): unknown {
  const inner = (value as Record<string, unknown>)[head]
  const changed = rest.length === 0 ? number : withNumber(inner, rest, number)
  if (Array.isArray(value)) return value.with(Number(head), changed)
  return { ...(value as object), [head]: changed }
}
