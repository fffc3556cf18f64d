import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStage } from '../journeys/stage.ts'
import { badClicks } from './bad-clicks.ts'
import type { Answer, Case } from './bad-ground.ts'
import { badInstallations } from './bad-installations.ts'
import { badUploads } from './bad-uploads.ts'
import { makeFixture } from './fixture.ts'
import { freePort, startProduct } from './product.ts'

const CLASSES = 2
const HEADS = 3

export const badInput: readonly Case[] = [...badUploads, ...badClicks, ...badInstallations]

/** Gives the product every kind of bad input, one line per case with the answer it gave. */
export async function badInputDrill(
  say: (line: string) => void,
  cases: readonly Case[] = badInput,
): Promise<(Answer & { readonly title: string })[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jq-drill-'))
  chmodSync(folder, 0o711)
  const dataDir = join(folder, 'data')
  try {
    const classIds = await makeFixture(dataDir, CLASSES, HEADS)
    const product = await startProduct({ dataDir, port: await freePort() })
    try {
      const ground = { stage: openStage(product.url), dataDir, folder, classIds }
      const results: (Answer & { title: string })[] = []
      for (const { title, run } of cases) {
        const answer = await run(ground).catch((error: unknown) => ({ told: String(error), wanted: false }))
        say(`${title} · ${answer.told} · ${answer.wanted ? '✓' : '✗'}`)
        results.push({ title, ...answer })
      }
      return results
    } finally {
      await product.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
