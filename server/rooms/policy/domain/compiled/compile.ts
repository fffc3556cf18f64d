import { fen } from '#kernel/money'
import type { Decision } from '../evaluate.ts'
import type { Facts } from '../facts.ts'
import { tablesOf } from '../rate-tables.ts'
import type { PolicyPack } from '../rule.ts'
import type { Matter } from '../words.ts'
import { assembled, block, js, program } from './code.ts'
import { emptyOutcomes, type Outcomes } from './outcomes.ts'
import { recordLeaves } from './record.ts'
import { type Replay, replayOf } from './replay.ts'
import { type CompiledRule, rulesAbout, walk } from './walk.ts'

export interface CompiledPacks {
  /** An empty sheet for the outcomes of a matter, to be filled again and again. */
  outcomes(matter: Matter): Outcomes
  /**
   * Decides every rule that speaks of the matter, as `entitle` does, and writes what was found into `into`, which must
   * be a sheet of the same matter (default: a new one).
   * @throws Error where all conditions of a rule are met and no rate is in force, as the reference does
   */
  decide(facts: Facts, into?: Outcomes): Outcomes
  /** The decisions in full, from the facts and what was found: deep-equal to those of `entitle`. */
  decisions(facts: Facts, outcomes: Outcomes): Decision[]
}

type Decide = (
  facts: Facts,
  unmet: Int32Array,
  row: Int32Array,
  fundRow: Int32Array,
  amountFen: Float64Array,
  uncappedFen: Float64Array,
) => void

/**
 * Makes one function of all rules of a matter: the compiled record evaluator. It says of every rule what `entitle`
 * says, in a few whole numbers; the words are made only for what somebody opens. Server only: the function is made
 * from generated source text (ADR 0007). Compiling takes milliseconds: do it once for a set of packs.
 * @throws RangeError when a rule has more conditions than the mask has bits
 */
export function compilePacks(packs: readonly PolicyPack[]): CompiledPacks {
  const compiled = new Map<Matter, CompiledMatter>()
  let latest: CompiledMatter | undefined
  const of = (matter: Matter): CompiledMatter => {
    if (latest?.matter === matter) return latest
    latest = compiled.get(matter) ?? compileMatter(packs, matter)
    compiled.set(matter, latest)
    return latest
  }
  return {
    outcomes: (matter) => emptyOutcomes(of(matter).rules),
    decide(facts, into = emptyOutcomes(of(facts.matter).rules)) {
      of(facts.matter).run(facts, into.unmet, into.row, into.fundRow, into.amountFen, into.uncappedFen)
      return into
    },
    decisions: (facts, found) => of(facts.matter).replay(facts, found),
  }
}

interface CompiledMatter {
  readonly matter: Matter
  readonly rules: readonly CompiledRule[]
  readonly replay: Replay
  readonly run: Decide
}

function compileMatter(packs: readonly PolicyPack[], matter: Matter): CompiledMatter {
  const rules = rulesAbout(packs, matter)
  const whole = block(program())
  // Throws where an amount is more than a whole number can hold, as the reference does.
  const checked = whole.program.hold(fen)
  for (const [index, code] of walk(rules, recordLeaves(), whole).entries()) {
    const { unmet, row, fundRow, amount, uncapped } = code
    whole.lines.push(
      js`unmet[${index}] = ${unmet}`,
      js`amount[${index}] = ${unmet} === 0 ? ${amount} : 0`,
      js`uncapped[${index}] = ${unmet} === 0 ? ${checked}(${uncapped}) : 0`,
    )
    // Of a rule without tables there is no row in any sheet.
    if (tablesOf(code.rule).length > 0) whole.lines.push(js`row[${index}] = ${row}; fundRow[${index}] = ${fundRow}`)
  }
  const run = assembled<Decide>(whole.program, js`f, unmet, row, fundRow, amount, uncapped`, js`${whole.lines}`)
  return { matter, rules, run, replay: replayOf(rules) }
}
