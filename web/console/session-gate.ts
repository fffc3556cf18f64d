import { createContext, useContext, useSyncExternalStore } from 'react'
import { listDemoIdentities } from '#platform/auth/contract'
import { call } from '../ui/call.ts'
import type { Session } from '../ui/session.ts'

let expired = false
const listeners = new Set<() => void>()

function set(value: boolean): void {
  expired = value
  for (const changed of listeners) changed()
}

/** Says that the server no longer knows this session. */
export const expireSession = (): void => set(true)

/** Says that the person has signed in again. */
export const renewSession = (): void => set(false)

/** Whether the session was lost while a page was open. */
export function useSessionExpired(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => expired,
  )
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The person signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the console')
  return session
}

/** Leaves for the way in: the landing page in the demo, sign-in and back elsewhere. */
export async function leaveToSignIn(): Promise<void> {
  const demo = await call(listDemoIdentities).then(
    () => true,
    () => false,
  )
  location.assign(demo ? '/' : `/p/login?next=${encodeURIComponent(location.pathname + location.search)}`)
}
