import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { migrate } from '#platform/db'
import { startEmbedded } from '#platform/postgres'
import { prepareEmbedded } from '../server/bootstrap.ts'

/**
 * `npm run db:types` — writes db/types.ts from a freshly migrated database; a test compares them.
 * Money columns become `Fen`, dates `DateText`, instants and times text.
 */
const ROOT = join(import.meta.dirname, '..')
const TYPES = {
  int8: 'number',
  timestamptz: 'string',
  timestamp: 'string',
  date: 'DateText',
  time: 'string',
  daterange: 'string',
  bytea: 'Buffer',
}

/** The text of db/types.ts for the database behind `ownerUrl`. */
export function typesOf(ownerUrl: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'jq-types-'))
  const file = join(folder, 'types.ts')
  const program = join(
    dirname(createRequire(import.meta.url).resolve('kysely-codegen/package.json')),
    'dist/cli/bin.js',
  )
  const words = ['--dialect', 'postgres', '--url', ownerUrl, '--out-file', file, '--default-schema', 'public']
  const parsers = ['--date-parser', 'string', '--type-mapping', JSON.stringify(TYPES)]
  const { status, stderr } = spawnSync(process.execPath, [program, ...words, ...parsers], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`kysely-codegen: ${stderr}`)
  const text = readFileSync(file, 'utf8')
  rmSync(folder, { recursive: true })
  return text
    .replace(/(_fen: )(.*)number/g, '$1$2Fen')
    .replace(
      /^import type \{ ColumnType \} from "kysely";/m,
      'import type { DateText } from "#kernel/dates";\nimport type { Fen } from "#kernel/money";\n$&',
    )
}

if (import.meta.main) {
  const dataDir = mkdtempSync(join(tmpdir(), 'jq-types-db-'))
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
  try {
    await prepareEmbedded(server, 'jiangqiao')
    const url = server.urlFor('jq_owner', 'jiangqiao')
    await migrate(url)
    writeFileSync(join(ROOT, 'db/types.ts'), typesOf(url))
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
