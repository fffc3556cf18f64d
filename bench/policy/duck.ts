import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { compilePacks } from '#policy'
import { alone, combinationOf, judged, prepares, rateSchema, schema, totals } from './duck-sql.ts'
import { ENTERPRISE, GX_LIVING, LZ_LIVING, WORKSHOP, whatIfPacks } from './packs.ts'
import { emptyTotals, type Totals } from './totals.ts'
import { dayNumber, kinds, yearOf } from './words.ts'
import { caseOf, type Enrolment, effectiveOf, tradeOf } from './world.ts'

/** DuckDB in memory, with all cores, filled row by row; nothing of the filling is measured. */
export interface Duck {
  readonly version: string
  append(enrolment: Enrolment, n: number): void
  /** To be called when all rows are in. */
  ready(): Promise<void>
  /** Decides the whole history and gives the totals by rule and reason. */
  decide(): Promise<Totals>
  close(): void
}

export async function openDuck(): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(schema)
  await connection.run(rateSchema)
  await fillRates(connection)
  const appender = await connection.createAppender('enrolment')
  const [row] = (await connection.runAndReadAll('select version()')).getRows()
  return {
    version: String(row?.[0]),
    append: (enrolment, n) => append(appender, enrolment, n),
    async ready() {
      appender.closeSync()
      const [from, until] = [dayNumber('2019-08-01'), dayNumber('2025-12-31')]
      const late = dayNumber('2023-01-01')
      const dates = { gxFrom: dayNumber('2022-02-22'), gxUntil: until, lzFrom: from, lzUntil: until, late }
      await connection.run(judged(dates))
    },
    decide: () => decide(connection),
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** In the order of the columns. */
function append(to: DuckDBAppender, one: Enrolment, n: number): void {
  const effective = effectiveOf(one)
  to.appendInteger(n)
  to.appendInteger(one.person)
  to.appendSmallInt(one.region)
  to.appendInteger(one.first)
  to.appendInteger(one.attendedDays.at(-1) ?? one.first)
  to.appendTinyInt(one.mode)
  to.appendTinyInt(one.kind)
  to.appendTinyInt(one.organizer)
  to.appendBoolean(one.listed)
  to.appendSmallInt(tradeOf(one))
  to.appendTinyInt(one.level + 1)
  to.appendTinyInt(one.statuses)
  to.appendBoolean(one.approval === 'in-time')
  to.appendBoolean(one.contract === 'in-force')
  to.appendTinyInt(one.attendedDays.length)
  to.appendBoolean(one.certificate >= 0)
  to.appendTinyInt(one.fee === 'yes' ? 1 : 0)
  to.appendInteger(effective)
  to.appendSmallInt(yearOf(effective))
  to.appendBigInt((BigInt(one.attended[1] >>> 0) << 32n) | BigInt(one.attended[0] >>> 0))
  to.endRow()
}

/** The enterprise rate of every combination, as the product finds it: a table that the anchor need not work out. */
async function fillRates(connection: DuckDBConnection): Promise<void> {
  const packs = compilePacks(whatIfPacks)
  const to = await connection.createAppender('rate')
  const [early, late] = [dayNumber('2022-06-01'), dayNumber('2023-06-01')]
  for (let kind = 0; kind < kinds.length; kind++) {
    for (let trade = 0; trade < 240; trade++) {
      for (let level = 0; level < 6; level++) {
        for (const [city, isLate] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ] as const) {
          const given = {
            kind,
            occupation: trade < 200 ? trade : -1,
            level: level - 1,
            region: city,
            first: isLate ? late : early,
          }
          const { facts } = caseOf({ ...certified, ...given }, 0)
          const { amountFen, unmet } = packs.decide(facts)
          to.appendInteger(combinationOf(kind, trade, level, city, isLate))
          to.appendInteger(amountFen[ENTERPRISE] ?? 0)
          to.appendInteger(unmet[ENTERPRISE] ?? 0)
          to.endRow()
        }
      }
    }
  }
  to.closeSync()
}

/** An enrolment that lacks nothing but perhaps a rate. */
const certified: Enrolment = {
  person: 0,
  region: 0,
  mode: 0,
  kind: 0,
  organizer: 0,
  listed: true,
  occupation: 0,
  level: 0,
  statuses: 0,
  first: 0,
  attended: [1, 0],
  attendedDays: [1_200],
  approval: 'in-time',
  contract: 'in-force',
  certificate: 0,
  issued: 1_500,
  fee: 'no',
}

async function decide(connection: DuckDBConnection): Promise<Totals> {
  const found = emptyTotals()
  for (const row of await rowsOf(connection, alone)) {
    const [living = 0, workshop = 0, living2 = 0, enterprise = 0, rows = 0, workshopFen = 0] = row
    found.add(WORKSHOP, workshop, rows, workshopFen)
    // What is entitled is decided by the limits, below.
    for (const [rule, mask] of [
      [GX_LIVING, living],
      [LZ_LIVING, living2],
      [ENTERPRISE, enterprise],
    ] as const) {
      if (mask !== 0) found.add(rule, mask, rows, 0)
    }
  }
  await connection.run(prepares.windows)
  await connection.run(prepares.tangled)
  await connection.run(prepares.allowances)
  await connection.run(prepares.meeting)
  for (const sql of [totals.yearly, totals.daily]) {
    for (const [rule = 0, reason = 0, rows = 0, fen = 0] of await rowsOf(connection, sql))
      found.add(rule, reason, rows, fen)
  }
  return found
}

const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<number[][]> =>
  (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(Number))
