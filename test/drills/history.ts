import { appendFileSync, readFileSync } from 'node:fs'

/** The acts of settlement and payment that the driver sends. */
export type ActKind =
  | 'sign'
  | 'claim'
  | 'first-review'
  | 'second-review'
  | 'approve'
  | 'publish'
  | 'pay'
  | 'export'
  | 'receipts'
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

/** For every kill, how many acts had been sent to a running product and had no answer yet. */
export function inFlightAtKills(events: readonly Event[]): number[] {
  const waiting = new Set<string>()
  return events.flatMap((event) => {
    if (event.event === 'killed') return [waiting.size]
    if (event.event === 'sent') waiting.add(event.act)
    else waiting.delete(event.act)
    return []
  })
}
