import pg from 'pg'
import { type ActKind, type Event, inFlightAtKills, readHistory } from './history.ts'
import { books, doubles, effects, sums } from './truth.ts'

/** What the database says of what had been answered. */
export interface Verdict {
  /** Acts without an answer yet, at each kill. */
  readonly inFlight: readonly (readonly ActKind[])[]
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Answers 4xx: in an honest run there is nothing to refuse. */
  readonly refused: readonly string[]
  /** One line per fund account, and what does not balance. */
  readonly accounts: readonly string[]
  readonly unbalanced: readonly string[]
  /** Money that was answered for, and what the database shows of it: sent, and come back. */
  readonly sums: readonly { readonly name: string; readonly answeredFen: number; readonly foundFen: number }[]
}

/**
 * The checker: reads the history that the driver wrote and the database, over a connection of its own, and nothing else.
 * An act is lost when it was acknowledged and its effect is not there as answered.
 */
export async function checkHistory(databaseUrl: string, historyFile: string): Promise<Verdict> {
  const events = readHistory(historyFile)
  const acknowledged = events.filter((event) => event.event === 'acknowledged')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const ask = async (sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows
    const lost: string[] = []
    for (const act of acknowledged) {
      const { sql, values } = effects[act.kind](act)
      if ((await ask(sql, values)).length !== 1) lost.push(act.act)
    }
    return {
      inFlight: inFlightAtKills(events),
      acknowledged: acknowledged.length,
      lost,
      doubled: await doubled(ask),
      refused: events.flatMap((event) => (event.event === 'refused' ? [`${event.act} → ${event.answer}`] : [])),
      ...(await balanced(ask)),
      sums: await summed(ask, acknowledged),
    }
  } finally {
    await client.end()
  }
}

type Row = Record<string, unknown>
type Ask = (sql: string, values?: readonly unknown[]) => Promise<Row[]>

async function doubled(ask: Ask): Promise<string[]> {
  const found: string[] = []
  for (const [what, sql] of Object.entries(doubles)) {
    for (const row of await ask(sql)) found.push(`${what}：${Object.values(row).join(' ')}`)
  }
  return found
}

async function balanced(ask: Ask): Promise<{ accounts: string[]; unbalanced: string[] }> {
  const accounts = (await ask(books.accounts)).map((row) => Object.values(row).join(' '))
  const unbalanced: string[] = []
  for (const [what, sql] of Object.entries(books.faults)) {
    for (const row of await ask(sql)) unbalanced.push(`${what}：${Object.values(row).join(' ')}`)
  }
  return { accounts, unbalanced }
}

type Acknowledged = Extract<Event, { event: 'acknowledged' }>

async function summed(ask: Ask, acts: readonly Acknowledged[]): Promise<Verdict['sums']> {
  const found = []
  for (const [name, { kinds, of, sql }] of Object.entries(sums)) {
    const wanted: readonly ActKind[] = kinds
    const answered = acts.filter(({ kind }) => wanted.includes(kind)).map(of)
    const foundFen = Number((await ask(sql))[0]?.['fen'])
    found.push({ name, answeredFen: answered.reduce((a, b) => a + b, 0), foundFen })
  }
  return found
}
