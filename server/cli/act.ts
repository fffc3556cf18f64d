import { userInfo } from 'node:os'
import type { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint'
import type { FieldError } from '#kernel/refusal'
import { recordAll } from '#platform/audit'
import { type Actor, theSystem } from '#platform/auth'
import { type Database, inTransaction, type Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'

/** An act of the console done from the command line, by whoever may log in to the machine. */
interface ShellAct<B extends z.ZodObject, A> {
  /** The chain of the audit that the act stands in. */
  readonly stream: string
  readonly endpoint: Endpoint & { readonly body: B }
  readonly given: Readonly<Record<string, unknown>>
  /** What the database knows to be wrong with what was given, as far as it is given. */
  readonly faults: (tx: Tx, actor: Actor, given: never) => Promise<readonly FieldError[]>
  readonly action: (tx: Tx, actor: Actor, input: z.output<B>) => Promise<A>
}

/**
 * Does it in one transaction with its audit event, which names the login of the machine: there is no session here.
 * @throws Refusal `content-wrong` with every fault at once, or one of the action
 */
export async function actFromShell<B extends z.ZodObject, A>(database: Database, act: ShellAct<B, A>): Promise<A> {
  return inTransaction(database, theSystem, async (tx) => {
    const parsed = act.endpoint.body.safeParse(act.given)
    const faults = [
      ...(parsed.error ? fieldErrors(parsed.error) : []),
      ...(await act.faults(tx, theSystem, act.given as never)),
    ]
    // Of two faults in one place the act's own says more than the contract's.
    const errors = [...new Map(faults.map((fault) => [fault.path, fault])).values()]
    if (!parsed.success || errors.length > 0) throw refuseRequest('content-wrong', { count: errors.length }, errors)
    const answer = await act.action(tx, theSystem, parsed.data)
    await recordFromShell(tx, act.stream, act.endpoint.summary, regionIn(tx))
    return answer
  })
}

/**
 * Writes what an act noted, with the login of the machine it was done from; in the region it touched, so that those who
 * audit there see it.
 */
export async function recordFromShell(tx: Tx, stream: string, summary: string, regionCode?: string): Promise<void> {
  const from = { via: 'command-line', operator: userInfo().username }
  const notes = tx.notes.map(({ matterId, facts }) => ({ matterId, facts: { ...facts, ...from } }))
  await recordAll(tx, stream, summary, notes, { ...theSystem, ...(regionCode && { regionCode }) })
}

/** The region an act says it touched. */
const regionIn = ({ notes }: Tx): string | undefined =>
  notes.map(({ facts }) => facts['regionCode']).find((code) => typeof code === 'string')

const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), code: 'wrong', message }))
