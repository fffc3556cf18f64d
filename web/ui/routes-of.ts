import type { Wire } from './call.ts'

/** Endpoints as the public entry knows them: method and path at run time, the contract's types for the compiler. */
type Rows<C> = { readonly [K in keyof C]?: Wire<unknown> }

/**
 * `routesOf<typeof import('#notices/contract')>()({ getNotice: { method: 'GET', path: '/api/…' } })`.
 * Importing the contract itself would bring zod to every phone; `routes.test.ts` compares each row with it.
 */
export function routesOf<C>() {
  return <const R extends Rows<C>>(rows: R): { readonly [K in keyof R & keyof C]: Wire<C[K]> } => rows as never
}
