import { useCallback, useEffect, useRef, useState } from 'react'
import { type AnyWire, type CallArgs, call, idempotencyKey, type LooseArgs, type Reply } from '../ui/call.ts'
import { type Problem, problemFrom } from '../ui/problem.ts'

export interface Answer<R> {
  readonly data?: R
  readonly problem?: Problem
  readonly loading: boolean
  readonly reload: () => void
}

/** Reads an endpoint when the page opens and whenever its arguments change. */
export function useCall<T extends AnyWire>(wire: T, ...[args]: CallArgs<T>): Answer<Reply<T>> {
  const [state, set] = useState<Omit<Answer<Reply<T>>, 'reload'>>({ loading: true })
  const [round, again] = useState(0)
  const asked = JSON.stringify(args ?? {})
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for args, `round` asks once more
  useEffect(() => {
    const stop = new AbortController()
    set((before) => ({ ...before, problem: undefined, loading: true }))
    const given = [{ ...JSON.parse(asked), signal: stop.signal }] as unknown as CallArgs<T>
    call(wire, ...given).then(
      (data) => set({ data, loading: false }),
      (thrown) => stop.signal.aborted || set({ problem: problemFrom(thrown), loading: false }),
    )
    return () => stop.abort()
  }, [wire, asked, round])
  return { ...state, reload: useCallback(() => again((n) => n + 1), []) }
}

export interface PublicAct<T extends AnyWire> {
  readonly run: (...args: CallArgs<T>) => Promise<Reply<T> | undefined>
  readonly problem?: Problem
  readonly busy: boolean
}

/**
 * An act of a public page: `run` gives the reply, or undefined after a refusal, which then stands in `problem`.
 * A second click while the first is under way does nothing; the Idempotency-Key stays while the outcome is unknown.
 */
export function usePublicAct<T extends AnyWire>(wire: T): PublicAct<T> {
  const [state, set] = useState<{ problem?: Problem; busy: boolean }>({ busy: false })
  const key = useRef('')
  const running = useRef(false)
  const run = async (...[args]: CallArgs<T>): Promise<Reply<T> | undefined> => {
    if (running.current) return undefined
    running.current = true
    key.current ||= idempotencyKey()
    set({ busy: true })
    try {
      const keyed: LooseArgs = wire.method === 'POST' ? { idempotencyKey: key.current, ...args } : { ...args }
      const reply = await call(wire, ...([keyed] as unknown as CallArgs<T>))
      key.current = ''
      set({ busy: false })
      return reply
    } catch (thrown) {
      const problem = problemFrom(thrown)
      if (problem.status >= 400 && problem.status < 500) key.current = ''
      set({ problem, busy: false })
      return undefined
    } finally {
      running.current = false
    }
  }
  return { ...state, run }
}
