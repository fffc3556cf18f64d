import { afterEach, beforeEach } from 'vitest'
import { reach } from './reach.ts'

// A requirement counts only when its test went through HTTP or to the database: note it on the test itself.
beforeEach(() => reach.clear())
afterEach(({ task }) => {
  Object.assign(task.meta, { reached: reach.happened() })
})
