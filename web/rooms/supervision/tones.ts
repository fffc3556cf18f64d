import type { CheckState, FindingState, MeasureState, RiskSeverity, SignalState } from '#supervision/contract'
import type { Tone } from '../../ui/status-tag.tsx'

export const severityTones: Readonly<Record<RiskSeverity, Tone>> = { high: 'stop', medium: 'warn', low: 'wait' }
export const signalTones: Readonly<Record<SignalState, Tone>> = {
  open: 'warn',
  checking: 'doing',
  dismissed: 'wait',
  settled: 'done',
}
export const checkTones: Readonly<Record<CheckState, Tone>> = {
  planned: 'warn',
  recorded: 'doing',
  confirmed: 'done',
  cancelled: 'wait',
}
export const findingTones: Readonly<Record<FindingState, Tone>> = { open: 'warn', rectified: 'doing', closed: 'done' }
export const measureTones: Readonly<Record<MeasureState, Tone>> = {
  proposed: 'warn',
  decided: 'stop',
  refused: 'wait',
  lifted: 'done',
}
