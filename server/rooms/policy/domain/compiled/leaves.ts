import type { Test } from '../condition.ts'
import type { Dated } from '../dated.ts'
import type { PolicyDocument } from '../document.ts'
import type { AmountName, MeasureName } from '../figures.ts'
import type { QuestionName } from '../questions/index.ts'
import type { RateTable } from '../rate.ts'
import type { Rule } from '../rule.ts'
import type { SkillLevel, Unit } from '../words.ts'
import type { Block, Code } from './code.ts'

/**
 * What the two generators differ in: how a fact is looked at. Everything else, what a rule asks and in which order, what
 * it gives and what is lacking, is walked once, here and in `compile-rates`, for both.
 */
export interface Leaves {
  /** Whether the answer is, or contains, one of the codes. */
  answered(question: QuestionName, anyOf: readonly string[], document: PolicyDocument): Code
  /** A number of the facts; false in every comparison where they do not state it. */
  measured(measure: MeasureName): Code
  /** The number of a bound that is a reading of the rule. */
  bound(rule: Rule, reading: string): Code
  /** Whether a reading of the rule stands at a value. */
  chosen(rule: Rule, reading: string, value: string): Code
  /** Which of the values is in force on the decisive day: its index, or −1. */
  period(values: Dated<unknown>): Code
  quantity(unit: Unit): Code
  /** An amount of the facts in fen; NaN where they do not state it. */
  stated(amount: AmountName): Code
  /** What a level is given in fen; 0 where nothing is. */
  level(levels: Readonly<Partial<Record<SkillLevel, number>>>): Code
  /** The row of a table that fits: its index, or `NO_ROW`, or `SEVERAL_ROWS`. */
  row(table: RateTable): Code
  /** The row's rate; 0 without a row. */
  rowRate(table: RateTable, row: Code): Code
  /** How many of the row's unit; `of` gives the number for each unit. */
  rowQuantity(table: RateTable, row: Code, of: (unit: Unit) => Code): Code
  /** A statement that throws as the reference does where all conditions are met and no rate is in force. */
  noRate(rule: Rule): Code
  /** Where there are many rows and few values: the tests that depend on one value are worked out value by value. */
  readonly byValue?: ByValue
}

interface ByValue {
  /** What alone a test depends on; nothing where it depends on more than one thing, or on none. */
  groundOf(test: Test): string | undefined
  /** The mask that `write` gives for a value, looked up for the value that the row has. */
  mask(ground: string, write: (leaves: Leaves, into: Block) => Code): Code
}

/** The leaves of one generator, put into a block. */
export type LeavesIn = (into: Block) => Leaves
