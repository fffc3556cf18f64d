import { packs } from '#policies'
import type { PolicyPack } from '../domain/language.ts'
import { nearest } from '../domain/nearest.ts'
import { packFaults } from '../domain/registry.ts'
import { readPackFolder } from '../pack-dir.ts'
import { readCases } from '../store-cases.ts'
import { readAnchors } from '../store-texts.ts'

/** A pack with the text of its `cases.csv`. */
export interface KnownPack {
  readonly pack: PolicyPack
  readonly cases: string
}

/** What was chosen, and every pack that is known: clauses are named by all of them. */
interface Packs {
  readonly chosen: readonly KnownPack[]
  readonly all: readonly PolicyPack[]
}

/**
 * The packs of the product and of the folders given, or those that are named. A folder's pack stands in for the
 * product's own of the same id.
 * @throws Error for an unknown name, and with every fault of packs that cannot be loaded together
 */
export async function knownPacks(folders: readonly string[], names?: readonly string[]): Promise<Packs> {
  const brought = await Promise.all(folders.map(readPackFolder))
  const replaced = new Set(brought.map(({ pack }) => pack.document.id))
  const kept = packs.filter(({ document }) => !replaced.has(document.id))
  const own = await Promise.all(kept.map(async (pack) => ({ pack, cases: await readCases(pack.document.id) })))
  const all = [...own, ...brought]
  const ids = all.map(({ pack }) => pack.document.id)
  const unknown = (names ?? []).filter((name) => !ids.includes(name))
  if (unknown.length > 0) throw new Error(unknown.map((name) => unknownPack(name, ids)).join('\n'))
  const chosen = all.filter(({ pack }) => names === undefined || names.includes(pack.document.id))
  // Clauses of packs that were not chosen may still be cited.
  const anchors = new Set([...(await readAnchors(packs)), ...brought.flatMap((folder) => folder.anchors)])
  const faults = packFaults(
    chosen.map(({ pack }) => pack),
    anchors,
  )
  if (faults.length > 0) throw new Error(`政策包不能载入：\n${faults.map((fault) => `  · ${fault}`).join('\n')}`)
  return { chosen, all: all.map(({ pack }) => pack) }
}

function unknownPack(name: string, ids: readonly string[]): string {
  const meant = nearest(name, ids)
  return meant ? `没有政策包 ${name}。是不是 ${meant}？` : `没有政策包 ${name}。有：${ids.join('、')}`
}
