import { refuse } from './problem.ts'

/**
 * Optimistic concurrency: the version the person saw must be the version there is.
 * @throws Refusal `version-needed` (428) without one, `stale` (412) when another came first
 */
export function expectVersion(current: number, seen: number | undefined): void {
  if (seen === undefined) throw refuse('version-needed')
  if (seen !== current) throw refuse('stale', { version: current })
}
