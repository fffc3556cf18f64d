import { type UseQueryResult, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import {
  type AnyWire,
  type ArgsOf,
  type CallArgs,
  call,
  idempotencyKey,
  type LooseArgs,
  type Reply,
  roomOf,
} from './call.ts'
import { type Problem, problemFrom } from './problem.ts'

/** The query key of a call: its room first, so that an act in a room makes all of the room's answers stale. */
export function keyOf(wire: AnyWire, args: LooseArgs = {}): readonly unknown[] {
  return [roomOf(wire.path), wire.path, args.params ?? {}, args.query ?? {}]
}

interface ReadOptions {
  /** false: do not ask yet (the drawer is closed, the id is not known). */
  readonly enabled?: boolean
  /** Milliseconds an answer counts as fresh; texts of clauses never change. */
  readonly staleTime?: number
}

/** Reads an endpoint: `useEndpoint(getClass, { params: { classId } })` → TanStack's `{ data, error, … }`. */
export function useEndpoint<T extends AnyWire>(wire: T, args: ArgsOf<T>, options: ReadOptions = {}) {
  return useQuery({
    queryKey: keyOf(wire, args as LooseArgs),
    queryFn: ({ signal }) => call(wire, ...([{ ...args, signal }] as unknown as CallArgs<T>)),
    ...options,
  })
}

/** A page of a list: rows, the cursor of the next page (none at the end), the count of all; the kernel's `pageOf`. */
export interface Paged<Row> {
  readonly rows: readonly Row[]
  readonly next?: string
  readonly total: number
}
type RowOf<T> = Reply<T> extends Paged<infer Row> ? Row : never

/** Reads a list page by page: the rows so far, the count of all, the first page, `more()` for “加载更多”. */
export function useEndpointPages<T extends AnyWire>(wire: T, args: ArgsOf<T>, options: ReadOptions = {}) {
  const loose = args as LooseArgs
  const pages = useInfiniteQuery({
    queryKey: [...keyOf(wire, loose), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const page = { ...loose, signal, query: { ...loose.query, cursor: pageParam || undefined } }
      return (await call(wire, ...([page] as unknown as CallArgs<T>))) as Reply<T> & Paged<RowOf<T>>
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    ...options,
  })
  const first = pages.data?.pages[0]
  return {
    rows: pages.data?.pages.flatMap((page) => page.rows) ?? [],
    first,
    total: first?.total,
    isPending: pages.isPending,
    isLoadingMore: pages.isFetchingNextPage,
    error: pages.error,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  }
}

type Asked = Pick<UseQueryResult, 'isPending' | 'error' | 'refetch'>

/** An answer that came whole, as a `DataTable` lists it; a `total` above its rows says that it was cut. */
export const listOf = <Row>({ isPending, error, refetch }: Asked, rows: readonly Row[] = [], total?: number) => ({
  rows,
  total,
  isPending,
  error,
  retry: () => void refetch(),
})

interface ActOptions<T> {
  /** Rooms whose answers change besides the endpoint's own: `['funds']` when an approval reserves money. */
  readonly alsoChanges?: readonly string[]
  readonly onDone?: (reply: Reply<T>) => void
  /** Also shown to the reader; here for what the page does about it. */
  readonly onRefused?: (problem: Problem) => void
}

/**
 * An act: `const approve = useAct(approveClass)`, then `approve.mutate({ params, body })`.
 * Every POST carries an Idempotency-Key made when the form opened; it stays while the outcome is unknown
 * (no answer, server fault) and is renewed after a success or a refusal, which changed nothing.
 */
export function useAct<T extends AnyWire>(wire: T, { alsoChanges = [], onDone, onRefused }: ActOptions<T> = {}) {
  const client = useQueryClient()
  const key = useRef('')
  return useMutation({
    mutationFn: (args: ArgsOf<T>) => {
      key.current ||= idempotencyKey()
      const keyed = wire.method === 'POST' ? { idempotencyKey: key.current, ...args } : args
      return call(wire, ...([keyed] as unknown as CallArgs<T>))
    },
    onSuccess: async (reply) => {
      key.current = ''
      await Promise.all(
        [roomOf(wire.path), 'work-queue', ...alsoChanges].map((room) => client.invalidateQueries({ queryKey: [room] })),
      )
      onDone?.(reply)
    },
    onError: (thrown) => {
      const problem = problemFrom(thrown)
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 401) key.current = ''
      onRefused?.(problem)
    },
  })
}
