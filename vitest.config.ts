import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { takeAway } from './test/take-away.ts'

/** Takes one named export away, for `requirements --prove`: `JIANGQIAO_REPLACE=server/rooms/x/actions/y.ts#name`. */
function replaceExport(): Plugin {
  return {
    name: 'replace-export',
    enforce: 'pre',
    transform(code, id) {
      const [file, name] = (process.env.JIANGQIAO_REPLACE ?? '').split('#')
      if (!name || relative(import.meta.dirname, id.split('?')[0] ?? '') !== file) return undefined
      return takeAway(code, name)
    },
  }
}

/** What takes long whatever its size: first, so that no worker is left alone with it at the end. */
const SLOW = /\/test\/(authorisation|drills|e2e|simulation)|\/bootstrap|\/backup/
const isSlow = ({ moduleId }: TestSpecification): boolean => SLOW.test(moduleId)

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}

export default defineConfig({
  plugins: [replaceExport()],
  test: {
    include: ['server/**/*.test.ts', 'policies/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    // The whole demo world costs half a minute: `npm run -s drill -- world` looks at it.
    exclude: [...configDefaults.exclude, ...(process.env.JIANGQIAO_WORLD ? [] : ['test/world.test.ts'])],
    // The house rules only read source text: `npm run check` looks at them without a database.
    globalSetup: process.env.TEST_DATABASE_URL === 'none' ? [] : ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    // A module with an export taken away must never be remembered.
    fsModuleCache: !process.env.JIANGQIAO_REPLACE,
    isolate: false,
    pool: 'threads',
    // One more than the two cores there are: the longest files wait for the database half of their time.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
