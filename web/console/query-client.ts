import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { problemFrom } from '../ui/problem.ts'
import { expireSession } from './session-gate.ts'

/** A lost session asks for a new sign-in over the page, so that what was typed stays. */
function onError(thrown: unknown): void {
  if (problemFrom(thrown).status === 401) expireSession()
}

/** The console's cache: refusals are never retried, a server that is away is tried twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, thrown) => problemFrom(thrown).status === 0 && count < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})
