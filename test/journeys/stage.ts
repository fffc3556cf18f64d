import { type DateText, later } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { advanceClock, getSession } from '#platform/auth/contract'
import { type Caller, signIn } from './http-client.ts'

/** One act of the journey: a title with the ids it shows, and what it does. Figures it expects stand in it as literals. */
export interface Step {
  readonly title: string
  readonly run: (stage: Stage) => Promise<string>
}

/** What the steps share: the people at their browsers, the clock, and what earlier steps made. */
export interface Stage {
  as(account: string): Promise<Caller>
  readonly visitor: Promise<Caller>
  /** Moves the business date forward, never back. */
  clockTo(date: string): Promise<void>
  readonly made: Map<string, string>
}

/** Opens a stage on a running server. */
export function openStage(base: string): Stage {
  const callers = new Map<string, Promise<Caller>>()
  const as = (account: string): Promise<Caller> => {
    const known = callers.get(account) ?? signIn(base, account)
    callers.set(account, known)
    return known
  }
  const clockTo = async (date: string) => {
    const anyone = await as('demo-county-clerk')
    const { business } = await anyone.call(getSession)
    await anyone.call(advanceClock, { body: { to: later(business.date, date as DateText) } })
  }
  return { as, visitor: signIn(base), clockTo, made: new Map() }
}

/** Compares with what the journey expects; the difference stops it. */
export function expectEqual(what: string, found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}：应为 ${b}，实为 ${a}`)
}

/** Something an earlier step made. */
export function made(stage: Stage, name: string): string {
  const value = stage.made.get(name)
  if (!value) throw new Error(`前面的步骤没有留下“${name}”`)
  return value
}

/** Whole yuan as fen. */
export const yuan = (amount: number): Fen => (amount * 100) as Fen
export const day = (text: string): DateText => text as DateText
