import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config'
import { openHouse } from '../../server/bootstrap.ts'
import { roomFor, type Simulated, simulateOnDatabase, simulatePure } from './simulate.ts'

const ACTS_IN_A_MONTH = 12
const AT_ONCE = 1_000

export interface SimulateOptions {
  readonly seeds: number
  readonly postgres: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** `seeds` histories in memory and `postgres` of them on real databases, as many as a database has counties for at a time. */
export async function simulateDrill({ seeds, postgres, seed, say }: SimulateOptions): Promise<boolean> {
  const parts: Simulated[] = []
  for (let from = 0; from < seeds; from += AT_ONCE)
    parts.push(simulatePure(seed + from, Math.min(AT_ONCE, seeds - from), ACTS_IN_A_MONTH))
  const pure = tell('纯领域', parts, say)
  const onDatabase: Simulated[] = []
  for (let from = 0; from < postgres; from += onDatabase.at(-1)?.histories ?? postgres)
    onDatabase.push(await onFreshDatabase(seed + from, postgres - from))
  return tell('数据库', onDatabase, say) && pure
}

async function onFreshDatabase(seed: number, most: number): Promise<Simulated> {
  const folder = mkdtempSync(join(tmpdir(), 'jq-drill-'))
  // The database's own account walks through when we are root.
  chmodSync(folder, 0o711)
  const env = { JIANGQIAO_PROFILE: 'test', JIANGQIAO_DATA: join(folder, 'data'), JIANGQIAO_LOG: 'silent' }
  const house = await openHouse(readConfig(env, new Set(['--no-web']), folder), () => {})
  try {
    const count = Math.min(most, await roomFor(house.database))
    return await simulateOnDatabase(house.database, seed, count, ACTS_IN_A_MONTH)
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function tell(where: string, parts: readonly Simulated[], say: (line: string) => void): boolean {
  const of = (key: 'histories' | 'acts' | 'refused') => parts.reduce((total, part) => total + part[key], 0)
  const failures = parts.flatMap((part) => part.failures)
  if (of('histories') > 0)
    say(`${where}：${of('histories')} 段，${of('acts')} 次记账（拒绝 ${of('refused')}），不符 ${failures.length} 段`)
  for (const { seed, why } of failures.slice(0, 5))
    say(`  种子 ${seed}：${why}（重现：npm run -s drill -- simulate --seeds 1 --postgres 1 --seed ${seed}）`)
  return failures.length === 0
}
