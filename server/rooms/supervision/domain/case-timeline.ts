import type { DateText } from '#kernel/dates'
import { formatYuan } from '#kernel/money'
import { caseSources, liftingStates, measureKinds, measureStates } from '../contract-words.ts'
import type { CaseFile, Lifting, Measure } from './case-file.ts'

export interface CaseEvent {
  readonly on: DateText
  readonly title: string
  readonly detail: string
}

/** What happened in a case, in order; everything from its rows, nothing typed again. */
export function caseTimeline(
  file: CaseFile,
  measures: readonly (Measure & { readonly liftings: readonly Lifting[] })[],
): CaseEvent[] {
  const opened = { on: file.openedOn, title: '立案', detail: `${caseSources.label(file.source)}：${file.grounds}` }
  const closed = file.closedOn ? [{ on: file.closedOn, title: '结案', detail: file.conclusion ?? '' }] : []
  const events = [opened, ...measures.flatMap((one) => [...eventsOf(one), ...liftingEvents(one)]), ...closed]
  // A stable sort keeps the order in which the acts of one day were written.
  return events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function eventsOf(measure: Measure): CaseEvent[] {
  const name = measureKinds.label(measure.kind)
  const sum = measure.amountFen > 0 ? `，${measure.lines.length}行共${formatYuan(measure.amountFen)}元` : ''
  const to = measure.authority ? `，移送${measure.authority}` : ''
  const { document, reason, decidedOn } = measure
  const outcome = measure.state === 'refused' ? measureStates.label('refused') : measureStates.label('decided')
  return [
    {
      on: measure.proposedOn,
      title: `提出：${name}`,
      detail: `${measure.proposedName}：${reason}${sum}${to}（${document}）`,
    },
    ...(decidedOn
      ? [{ on: decidedOn, title: `${outcome}：${name}`, detail: `${measure.decidedName}：${measure.decisionNote}` }]
      : []),
  ]
}

function liftingEvents({ kind, liftings }: { kind: Measure['kind']; liftings: readonly Lifting[] }): CaseEvent[] {
  const name = measureKinds.label(kind)
  return liftings.flatMap(({ state, proposedOn, proposedName, reason, document, ...decided }) => [
    { on: proposedOn, title: `提出解除：${name}`, detail: `${proposedName}：${reason}（${document}）` },
    ...(decided.decidedOn
      ? [
          {
            on: decided.decidedOn,
            title: `${liftingStates.label(state)}：${name}`,
            detail: `${decided.decidedName}：${decided.decisionNote}`,
          },
        ]
      : []),
  ])
}
