import { type CompiledPacks, compilePacks, entitle, type Facts, type Outcomes } from '#policy'
import { alternate } from '../measure.ts'
import { compared, type Goal, type Say } from '../report.ts'
import { decideByHand } from './hand-written.ts'
import { flatFacts, jsonRules, readResult } from './json-rules.ts'
import { benchPacks } from './packs.ts'
import { caseOf, enrolmentOf } from './world.ts'

interface Size {
  readonly cases: number
  /** Cases that the slow ones, json-rules-engine and the reference, are compared on; a quarter of them is timed. */
  readonly fewer: number
  readonly rounds: number
  /** The part of each goal that must be met. */
  readonly part: number
}

/** One decision after the other: the compiled evaluator beside a hand, and with explanations beside json-rules-engine. */
export async function benchRecords({ cases, fewer, rounds, part }: Size, say: Say): Promise<readonly Goal[]> {
  const world = { enrolments: cases, people: Math.ceil(cases / 2) }
  const facts = Array.from({ length: cases }, (_, n) => caseOf(enrolmentOf(world, n), n).facts)
  const packs = compilePacks(benchPacks)
  const unequal = await proof(facts, packs, fewer)
  say(
    `Equal to the reference, decisions in full, on ${fewer} cases; to the hand on ${cases}; to json-rules-engine on ${fewer}: ${unequal ?? 'yes'}`,
  )
  return [
    { name: 'equal', met: unequal === undefined, words: unequal ?? 'yes' },
    await besideTheHand(facts, packs, { rounds, part }, say),
    await besideJsonRules(facts, packs, { fewer, rounds, part }, say),
  ]
}

/** What differs, or nothing. */
async function proof(facts: readonly Facts[], packs: CompiledPacks, fewer: number): Promise<string | undefined> {
  const [own, other] = [packs.outcomes('training'), packs.outcomes('training')]
  const engine = jsonRules()
  for (const [index, one] of facts.entries()) {
    packs.decide(one, own)
    decideByHand(one, other)
    if (said(own) !== said(other)) return `by hand, case ${index}: ${said(own)} / ${said(other)}`
    if (index >= fewer) continue
    const flat = flatFacts(one)
    readResult(await engine.run(flat), flat, other)
    if (said(own) !== said(other)) return `json-rules-engine, case ${index}: ${said(own)} / ${said(other)}`
    if (JSON.stringify(packs.decisions(one, own)) !== JSON.stringify(entitle(one, benchPacks)))
      return `reference, case ${index}`
  }
  return undefined
}

const said = ({ unmet, amountFen, uncappedFen }: Outcomes): string => `${unmet} ${amountFen} ${uncappedFen}`

async function besideTheHand(
  facts: readonly Facts[],
  packs: CompiledPacks,
  { rounds, part }: Pick<Size, 'rounds' | 'part'>,
  say: Say,
): Promise<Goal> {
  const sheet = packs.outcomes('training')
  // What is decided is kept alive, or the machine would not decide it.
  const ring = new Float64Array(1024)
  const through = (decide: (one: Facts, into: Outcomes) => unknown) => () => {
    for (const [index, one] of facts.entries()) {
      decide(one, sheet)
      ring[index & 1023] = (sheet.amountFen[index & 3] ?? 0) + (sheet.unmet[index & 3] ?? 0)
    }
    return facts.length
  }
  const [anchor, product] = await alternate(
    [
      { name: 'hand-written TypeScript, with trace', run: through((one, into) => decideByHand(one, into)) },
      { name: 'compiled packs, with trace', run: through((one, into) => packs.decide(one, into)) },
    ],
    rounds,
  )
  return compared({ name: 'compiled / hand-written', product, anchor, goal: 0.5 * part }, say)
}

async function besideJsonRules(
  facts: readonly Facts[],
  packs: CompiledPacks,
  { fewer, rounds, part }: Pick<Size, 'fewer' | 'rounds' | 'part'>,
  say: Say,
): Promise<Goal> {
  const sheet = packs.outcomes('training')
  const engine = jsonRules()
  const flat = facts.slice(0, fewer / 4).map(flatFacts)
  const ring: unknown[] = []
  const [anchor, product] = await alternate(
    [
      {
        name: 'json-rules-engine, with its results',
        async run() {
          for (const [index, one] of flat.entries()) ring[index & 1023] = await engine.run(one)
          return flat.length
        },
      },
      {
        name: 'compiled packs, with decisions in full',
        run() {
          for (const [index, one] of facts.entries())
            ring[index & 1023] = packs.decisions(one, packs.decide(one, sheet))
          return facts.length
        },
      },
    ],
    rounds,
  )
  return compared({ name: 'compiled in full / json-rules-engine', product, anchor, goal: 50 * part }, say)
}
