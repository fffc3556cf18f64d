import pg from 'pg'
import { inject } from 'vitest'
import { prepareWeb } from '../server/web-build.ts'

/** The lock of the build among the workers of a run. */
const BUILDING = 23

/** The web files as people get them, built once in a run: whoever asks first builds, the others wait. @returns their folder */
export async function builtWeb(): Promise<string> {
  const { adminUrl, webDir } = inject('server')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [BUILDING])
    await prepareWeb(webDir, () => {})
  } finally {
    await client.end()
  }
  return webDir
}
