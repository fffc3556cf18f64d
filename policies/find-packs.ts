import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PolicyPack } from '#policy/language'

/**
 * The packs that lie in a folder: each folder in it that holds a `pack.ts`, in the order of their names.
 * @throws Error when one of them exports no pack
 */
export async function findPacks(folder: string): Promise<readonly PolicyPack[]> {
  const homes = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((home) => existsSync(join(home, 'pack.ts')))
  return Promise.all(homes.sort().map(importPack))
}

/** The pack that the `pack.ts` of a folder exports. @throws Error when there is none */
export async function importPack(home: string): Promise<PolicyPack> {
  const exported: object = await import(pathToFileURL(join(home, 'pack.ts')).href)
  const found = Object.values(exported).find(isPack)
  if (!found) throw new Error(`${home} 的 pack.ts 没有导出政策包（pack({ version, document, rules })）`)
  return found
}

const isPack = (value: unknown): value is PolicyPack =>
  typeof value === 'object' && value !== null && 'document' in value && 'rules' in value && 'version' in value
