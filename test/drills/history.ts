import { appendFileSync, readFileSync } from 'node:fs'

/** The acts of settlement, payment and recovery that the driver sends. */
export type ActKind =
  | 'sign'
  | 'claim'
  | 'first-review'
  | 'second-review'
  | 'approve'
  | 'publish'
  | 'pay'
  | 'pay-again'
  | 'export'
  | 'receipts'
  | 'change-account'
  | 'check-account'
  | 'withdraw'
  | 'calculate'
  | 'decide'
  | 'repay'
  | 'repay-rest'
  | 'close'
export type Target = 'application' | 'database'

/** What happened, in order, as the driver saw it. `act` is the idempotency key. */
export type Event =
  | { readonly event: 'sent'; readonly act: string; readonly kind: ActKind; readonly matter: string }
  | {
      readonly event: 'acknowledged'
      readonly act: string
      readonly kind: ActKind
      readonly matter: string
      readonly reply: unknown
      /** What the act was about, where the reply does not say it. */
      readonly fen?: number
    }
  | { readonly event: 'refused'; readonly act: string; readonly kind: ActKind; readonly answer: string }
  | { readonly event: 'unanswered'; readonly act: string; readonly answer?: string }
  | { readonly event: 'killed'; readonly target: Target }

/** Appends one event; the line is with the operating system before the driver goes on. */
export function note(file: string, event: Event): void {
  appendFileSync(file, `${JSON.stringify(event)}\n`)
}

/** The events of a history file. */
export function readHistory(file: string): Event[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Event)
}

/** For every kill, the acts that had been sent to a running product and had no answer yet. */
export function inFlightAtKills(events: readonly Event[]): ActKind[][] {
  const waiting = new Map<string, ActKind>()
  return events.flatMap((event) => {
    if (event.event === 'killed') return [[...waiting.values()]]
    if (event.event === 'sent') waiting.set(event.act, event.kind)
    else waiting.delete(event.act)
    return []
  })
}
