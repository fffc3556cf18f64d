import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { type Fen, formatYuanShort } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { type RateLine, rateUnits } from '../contract-rates.ts'
import { changesBetween } from '../domain/rate-lines.ts'
import { lineWords } from '../line-words.ts'
import { refuse } from '../refusals.ts'
import { readRateTable, selectVersions } from '../store.ts'
import { testExamples } from '../test-examples.ts'

type Reply = ReplyOf<typeof contract.getRateVersions>

/** The versions of a table in its region, what changed against the one before, and how its examples come out. */
export async function readRateVersions(
  tx: Tx,
  _: Actor,
  { tableId }: InputOf<typeof contract.getRateVersions>,
): Promise<Reply> {
  const table = await readRateTable(tx, tableId)
  if (!table) throw refuse('rate-unknown')
  const versions = await selectVersions(tx, table)
  const before = versions.findLast(
    ({ id, state, effectiveFrom }) => id !== tableId && state === 'checked' && effectiveFrom < table.effectiveFrom,
  )
  return {
    versions: versions.map(({ id, documentNumber, effectiveFrom, effectiveUntil, state }) => ({
      id,
      documentNumber,
      effectiveFrom,
      effectiveUntil,
      state,
    })),
    against: before?.documentNumber ?? null,
    changes: changesBetween(before?.lines ?? [], table.lines).map(({ keys, before: was, after, change }) => ({
      keys: lineWords(keys),
      before: was && amount(was),
      after: after && amount(after),
      change,
    })),
    examples: testExamples(table).map(({ example, fault }) => ({
      title: example.title,
      given: lineWords(example),
      wanted: example.amountFen,
      fault: fault ?? null,
    })),
  }
}

const amount = ({ rateFen, unit }: RateLine): string =>
  unit === 'percent' ? `${formatYuanShort(rateFen as Fen)}%` : `${formatYuanShort(rateFen)}${rateUnits.label(unit)}`
