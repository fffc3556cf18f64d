import { type Fen, zeroFen } from '#kernel/money'
import type { PlaceWanted } from '#people'
import { newId } from '#platform/ids'
import type { FundSource, Ration } from '#policy'
import type { Matter } from '../calculation/matters.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { servicePeriod } from '../domain/places.ts'
import { subjectOf } from './claim-of.ts'
import { payeeOf } from './payee-of.ts'
import type { BatchPlace } from './store-batches.ts'
import type { NewLine } from './store-lines.ts'

/** A line before it is known which source it is claimed from. */
export interface ClaimedLine extends Omit<NewLine, 'lineNumber' | 'fundSource'> {
  readonly sources: readonly FundSource[]
  readonly uses: readonly ChosenPlace[]
}

/** A line, or its part, with the source it is claimed from. */
export type SourcedLine = ClaimedLine & Pick<NewLine, 'fundSource'>

/** A place under a limit, chosen for a line. */
type ChosenPlace = PlaceWanted & { readonly place: number }

/** Who is due something, and by what. */
type Due = Pick<StoredDecision, 'subjectId' | 'subjectName' | 'personId' | 'organizationId' | 'ruleId' | 'detail'>

/** What is asked for: what the limits leave of the due amount, beyond what earlier lines have paid of it. */
interface Asked extends Pick<ClaimedLine, 'decisionId' | 'dueRevision' | 'uses'> {
  readonly amountFen: Fen
  readonly postedFen: Fen
  readonly left: Pick<Ration, 'trace' | 'cutDays'>
}

/** The line of a list that asks for a due amount, or for the rest of it. */
export function lineOf(
  due: Due,
  { decisionId, dueRevision, amountFen, postedFen, left, uses }: Asked,
  { matter, place }: { readonly matter: Matter; readonly place: BatchPlace },
): ClaimedLine {
  const { subjectId, subjectName, personId, ruleId, detail } = due
  const { decision: made, days } = detail
  const { serviceFrom, serviceUntil, township } = subjectOf(matter, subjectId)
  const period = servicePeriod(days, left.cutDays) ?? { from: serviceFrom, until: serviceUntil }
  const { payeeKind, payeeId, payeeName } = payeeOf(due, place)
  return {
    id: newId(),
    decisionId,
    subjectId,
    subjectName,
    personId,
    township,
    ruleId,
    component: made.component,
    item: matter.drawsOn?.get(subjectId) ?? made.fundItem,
    payeeKind,
    payeeId,
    payeeName,
    serviceFrom: period.from,
    serviceUntil: period.until,
    dueRevision,
    amountFen,
    advanceFen: zeroFen,
    advancePartId: null,
    postedFen,
    trace: left.trace,
    sources: made.entitled ? made.sources : [],
    uses,
  }
}
