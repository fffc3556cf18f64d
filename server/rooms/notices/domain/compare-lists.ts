import type { LineChange } from '../contract.ts'

/** What a published line says of somebody, and which line of the list it is. */
export interface PublishedLine {
  readonly lineId: string
  readonly lineNumber: number
  readonly name: string
  readonly township: string
}

const said = ({ name, township }: PublishedLine) => ({ name, township })

/**
 * The visible difference between a list as published and the one that replaces it, in the order of the lines: what was
 * added, what was taken out, what was written wrong. Item and amount never differ: they are those of the approved list.
 */
export function compareLists(before: readonly PublishedLine[], after: readonly PublishedLine[]): LineChange[] {
  const were = new Map(before.map((line) => [line.lineId, line]))
  const are = new Set(after.map((line) => line.lineId))
  const changes = [
    ...before
      .filter((line) => !are.has(line.lineId))
      .map((line) => ({ kind: 'removed' as const, lineNumber: line.lineNumber, before: said(line), after: null })),
    ...after.flatMap((line): LineChange[] => {
      const { lineNumber } = line
      const was = were.get(line.lineId)
      if (!was) return [{ kind: 'added', lineNumber, before: null, after: said(line) }]
      if (was.name === line.name && was.township === line.township) return []
      return [{ kind: 'changed', lineNumber, before: said(was), after: said(line) }]
    }),
  ]
  return changes.sort((a, b) => a.lineNumber - b.lineNumber)
}
