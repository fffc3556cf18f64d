import { useEffect, useState } from 'react'
import type { Language } from '../ui/language.ts'

type Words = Readonly<Record<string, unknown>>

const files = import.meta.glob<Words>(['../messages/*/light.ts', '../messages/*/public*.ts'])
const loaded = new Map<string, unknown>()

/**
 * The words of the given areas in one language, loaded once; undefined while they are on their way, thrown when lost.
 * An area is a message file with one export: `public-notices` → `messages/<language>/public-notices.ts`.
 */
export function useWords(language: Language, areas: readonly string[]): Words | undefined {
  const [, redraw] = useState(0)
  const [fault, setFault] = useState<Error>()
  const missing = areas.filter((area) => !loaded.has(pathOf(language, area))).join()
  useEffect(() => {
    if (missing === '') return
    let wanted = true
    Promise.all(missing.split(',').map((area) => load(language, area))).then(
      () => wanted && redraw((n) => n + 1),
      (thrown) => wanted && setFault(thrown),
    )
    return () => {
      wanted = false
    }
  }, [language, missing])
  if (fault) throw fault
  if (missing !== '') return undefined
  return Object.fromEntries(areas.map((area) => [area, loaded.get(pathOf(language, area))]))
}

const pathOf = (language: Language, area: string): string => `../messages/${language}/${area}.ts`

async function load(language: Language, area: string): Promise<void> {
  const path = pathOf(language, area)
  const words = await files[path]?.()
  loaded.set(path, words ? Object.values(words)[0] : {})
}
