import { type Fen, zeroFen } from '#kernel/money'
import { dueKey } from './due-key.ts'

interface Due {
  readonly id: string
  readonly matterId: string
  readonly subjectId: string
  readonly ruleId: string
  readonly amountFen: Fen
}

interface Claimed {
  readonly matterId: string
  readonly subjectId: string
  readonly ruleId: string
  readonly decisionId: string
  readonly rejectedReason: string | null
}

/**
 * What may be claimed for a matter: entitled amounts that stand in no line, or only in lines refused under an older
 * calculation. A refused line closes its revision; a line of an older calculation that was not refused must be settled first.
 * @param current the calculation in force
 * @param lines every line of the matter
 */
export function stillClaimable<D extends Due>(current: readonly D[], lines: readonly Claimed[]): D[] {
  const claimed = Map.groupBy(lines, dueKey)
  const closes = (line: Claimed, { id }: Due) => line.rejectedReason === null || line.decisionId === id
  return current.filter(
    (one) => one.amountFen > zeroFen && !(claimed.get(dueKey(one)) ?? []).some((line) => closes(line, one)),
  )
}
