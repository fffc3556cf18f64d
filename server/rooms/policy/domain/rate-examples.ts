import type { DateText } from '#kernel/dates'
import { type Fen, formatYuanShort } from '#kernel/money'
import type { Facts, RateEntry } from './facts.ts'
import type { RateTable } from './rate.ts'
import type { LineKeys } from './rate-lines.ts'
import { calculate } from './trace.ts'
import { recognitionKinds, schoolBases } from './words.ts'

/** One row of the officer's example table: what is given, in the keys of the lines, and what must come out. */
export interface Example extends LineKeys {
  readonly title: string
  readonly quantity: number
  readonly amountFen: Fen
}

/**
 * What a table gives for an example, and what is wrong with it in one sentence; no fault where it gives what was wanted.
 * @param rates the lines of the table, as facts carry them
 */
export function exampleFault(
  table: RateTable,
  example: Example,
  place: { readonly region: string; readonly on: DateText },
  rates: readonly RateEntry[],
): string | undefined {
  const given = calculate({ op: 'from-table', table }, factsFor(example, place, rates))
  if ('lacks' in given) return given.lacks === 'rate-table-missing' ? '没有适用的标准' : '有几条标准同样适用'
  const amountFen = given.trace.at(-1)?.resultFen
  if (amountFen === example.amountFen) return undefined
  return `应得${formatYuanShort(example.amountFen)}元，按表得${formatYuanShort(amountFen ?? (0 as Fen))}元`
}

/** Facts that state the keys of the example and nothing else. */
function factsFor(
  { quantity, ...keys }: Example,
  { region, on }: { readonly region: string; readonly on: DateText },
  rates: readonly RateEntry[],
): Facts {
  // The keys were read by the contract's own lists.
  const { kind, occupation, level, group, tier, rank, subject } = keys as Partial<RateEntry>
  const recognized = recognitionKinds.values.find((one) => one === subject)
  const basis = schoolBases.values.find((one) => one === subject)
  return {
    matter: 'training',
    decisiveOn: on,
    region,
    ...(kind && {
      trainingClass: { mode: 'ordinary', kind, openingApprovedAt: null, firstSessionAt: `${on}T00:00` },
    }),
    occupation: { nationallyListed: true, code: occupation ?? null, level: level ?? null },
    trainee: { statuses: group ? [group] : [], contract: null },
    attendance: { days: quantity, lastCountedOn: on, hours: quantity },
    workMonths: Array.from({ length: quantity }, () => on.slice(0, 7) as never),
    apprenticeship: { agreementSigned: true, years: quantity },
    ...((tier || rank) &&
      !recognized && {
        award: {
          kind: 'contest',
          level: tier ?? 'city',
          ...(rank && { rank }),
          representing: region,
          paidFen: 0 as Fen,
        },
      }),
    ...(recognized && { recognition: { kind: recognized, level: tier ?? 'city', newlyRecognized: true } }),
    ...(basis && { jointSchool: { basis, heads: quantity } }),
    rates,
  }
}
