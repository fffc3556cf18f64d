import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A planted bug: what it does, the tests that should catch it, and the patch that plants it. */
export interface Mutant {
  readonly name: string
  readonly path: string
  readonly bug: string
  readonly tests: readonly string[]
}

/** The planted bugs, each a patch with two lines before it: `Bug:` in words and `Tests:`, files separated by spaces. */
export function readMutants(): Mutant[] {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.patch'))
  return names.toSorted().map((name) => {
    const path = join(import.meta.dirname, name)
    const [bug = '', tests = ''] = readFileSync(path, 'utf8').split('\n')
    return {
      name: name.replace('.patch', ''),
      path,
      bug: bug.replace('Bug: ', ''),
      tests: tests.replace('Tests: ', '').split(' '),
    }
  })
}
