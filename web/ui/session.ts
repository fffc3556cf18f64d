import type { getSession, listDemoIdentities } from '#platform/auth/contract'
import type { Reply } from './call.ts'

/** Who is signed in, and the business day. */
export type Session = Reply<typeof getSession>

/** A person of the demo, one click to become. */
export type DemoIdentity = Reply<typeof listDemoIdentities>['identities'][number]

/** Where a role begins: trainees on the phone pages, everybody else in the console. */
export function homeOf(role: string): string {
  return role === 'trainee' ? '/p/me' : '/console/'
}
