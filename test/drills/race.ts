import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as classes from '#classes/contract'
import { Refusal } from '#kernel/refusal'
import { theSystem } from '#platform/auth'
import { readConfig } from '#platform/config'
import { type Database, inTransaction } from '#platform/db'
import { openHouse } from '../../server/bootstrap.ts'
import { sequence } from '../world/names.ts'
import type { Villager } from '../world/people.ts'
import { employ, type Occupation, type OpenClass, occupationsOf, openClasses, openCounties } from './race-ground.ts'

export interface RaceOptions {
  readonly persons: number
  readonly parallel: number
  readonly say: (line: string) => void
}

/** What one round of the race came to. */
export interface RaceRound {
  readonly name: string
  readonly asked: number
  /** How many persons were granted how often: `{ 3: 50 }`. */
  readonly granted: Readonly<Record<number, number>>
  /** Refusals by code. */
  readonly refused: Readonly<Record<string, number>>
  /** How often a place was taken by somebody else in that very moment, and another was looked for. */
  readonly conflicts: number
  readonly connections: number
  readonly wanted: number
}

export const raceWon = (round: RaceRound, persons: number): boolean =>
  round.granted[round.wanted] === persons &&
  Object.keys(round.granted).length === 1 &&
  round.conflicts > 0 &&
  round.connections >= 8

/**
 * Every person asks for every class at the same moment, in ten counties over the whole pool of connections: for
 * different occupations exactly three places are given, for one occupation and level exactly one (柳政规〔2019〕63号六（二）).
 */
export async function raceDrill({ persons, parallel, say }: RaceOptions): Promise<RaceRound[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jq-drill-'))
  // The database's own account walks through when we are root.
  chmodSync(folder, 0o711)
  const env = { JIANGQIAO_PROFILE: 'test', JIANGQIAO_DATA: join(folder, 'data'), JIANGQIAO_LOG: 'silent' }
  const house = await openHouse(readConfig(env, new Set(['--no-web']), folder), () => {})
  try {
    say(`准备：柳州 10 个县（区）各一家企业，${2 * persons} 名职工，${2 * parallel} 个班……`)
    const counties = await openCounties(house.database)
    const different = await occupationsOf(counties, parallel)
    const same = Array.from({ length: parallel }, () => different[0] as Occupation)
    const rounds: RaceRound[] = []
    for (const [index, [name, occupations, wanted]] of (
      [
        ['不同职业', different, 3],
        ['同一职业同一等级', same, 1],
      ] as const
    ).entries()) {
      const people = await employ(counties, persons, 3_000 + index * 1_000)
      const open = await openClasses(counties, occupations, persons, index * (parallel + 1))
      rounds.push(await race(house.database, { name, wanted, people, open }))
    }
    return rounds
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Start {
  readonly name: string
  readonly wanted: number
  readonly people: readonly Villager[]
  readonly open: readonly OpenClass[]
}

async function race(database: Database, { name, wanted, people, open }: Start): Promise<RaceRound> {
  const before = await conflictsSoFar(database)
  const granted = new Map<Villager, number>(people.map((person) => [person, 0]))
  const refused: Record<string, number> = {}
  const asks = shuffled(people.flatMap((person) => open.map(({ id, by }) => ({ person, id, by }))))
  await Promise.all(
    asks.map(async ({ person, id, by }) => {
      try {
        await by.do(classes.enroll, { params: { classId: id }, body: person } as never)
        granted.set(person, (granted.get(person) ?? 0) + 1)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused[error.code] = (refused[error.code] ?? 0) + 1
      }
    }),
  )
  const counts: Record<number, number> = {}
  for (const times of granted.values()) counts[times] = (counts[times] ?? 0) + 1
  return {
    name,
    asked: asks.length,
    granted: counts,
    refused,
    conflicts: (await conflictsSoFar(database)) - before + (refused['limit-taken-meanwhile'] ?? 0),
    connections: database.pool.totalCount,
    wanted,
  }
}

/** Enrolments that found their place taken say so in their audit event. */
function conflictsSoFar(database: Database): Promise<number> {
  return inTransaction(database, theSystem, async (tx) => {
    const rows = await tx.db.selectFrom('audit.event').select('facts').execute()
    return rows.reduce((sum, { facts }) => sum + Number((facts as { conflicts?: number } | null)?.conflicts ?? 0), 0)
  })
}

function shuffled<T>(all: readonly T[]): T[] {
  const draw = sequence(11)
  return all
    .map((one) => ({ one, at: draw(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

/** One line for a round. */
export const tellRound = (round: RaceRound, persons: number): string => {
  const granted = Object.entries(round.granted).map(([times, count]) => `${count} 人各得 ${times} 次`)
  const refused = Object.entries(round.refused).map(([code, count]) => `${code} ${count}`)
  return (
    `${round.name}：${round.asked} 次并行入班，${round.connections} 个连接；${granted.join('，')}；` +
    `同时争到同一位次 ${round.conflicts} 次；拒绝 ${refused.join('，')} · ${raceWon(round, persons) ? '✓' : '✗'}`
  )
}
