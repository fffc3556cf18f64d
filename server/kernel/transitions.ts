import { refusals } from './refusal.ts'

/** state → act → next state and the roles that may do it. The whole table is data, so tests enumerate it with its complement. */
export type TransitionTable<S extends string, A extends string, R extends string> = Readonly<
  Record<S, Readonly<Partial<Record<A, { readonly to: S; readonly by: readonly R[] }>>>>
>

export const refuseTransition = refusals({
  'state-forbids': {
    status: 409,
    title: '当前状态为“{state}”，不能{act}',
    next: '请刷新页面查看最新状态后再操作',
  },
})

/**
 * The next state of `act` in `state`.
 * @param words labels of the state and the act, put into the refusal
 * @throws Refusal `state-forbids` when the table has no such step
 */
export function follow<S extends string, A extends string, R extends string>(
  table: TransitionTable<S, A, R>,
  state: S,
  act: A,
  words: { state: string; act: string },
): S {
  const step = table[state][act]
  if (!step) throw refuseTransition('state-forbids', words)
  return step.to
}
