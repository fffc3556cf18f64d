import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config'
import { FIRST_DATE } from '../../server/bootstrap.ts'
import { serve } from '../../server/serve.ts'
import { hireStaff } from '../world/staff.ts'
import { hireTrainee, journey } from './journey.ts'
import { openStage } from './stage.ts'

/** `npm run -s journey` — a fresh database, the whole chain over HTTP, one line per step; exit 1 at the first difference. */
const folder = mkdtempSync(join(tmpdir(), 'jq-journey-'))
const env = {
  JIANGQIAO_PROFILE: 'test',
  JIANGQIAO_DATA: join(folder, 'data'),
  JIANGQIAO_DIST: join(folder, 'web'),
  PORT: '0',
}
const serving = await serve(readConfig(env, new Set(['--no-web']), folder), () => {})
try {
  await hireStaff(serving.house.database, FIRST_DATE as never)
  const stage = openStage(serving.url)
  for (const step of journey) {
    const started = performance.now()
    if (step.needsTrainee) await hireTrainee(serving.house.database)
    const told = await step.run(stage)
    console.log(`✓ ${step.title}\n    ${told}（${Math.round(performance.now() - started)} ms）`)
  }
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  await serving.stop()
  rmSync(folder, { recursive: true, force: true })
}
