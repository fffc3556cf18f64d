import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { typesOf } from '../scripts/db-types.ts'

it('db/types.ts 与迁移后的数据库一致', () => {
  const owner = inject('server').appUrl.replace('jq_app', 'jq_owner')
  expect(readFileSync(join(import.meta.dirname, '../db/types.ts'), 'utf8')).toBe(typesOf(owner))
})
