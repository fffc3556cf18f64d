/**
 * Tables about who may act, beside the common reach of business; each row mirrors policies of the platform's migrations.
 */

/** What an administrator reaches of the own region and all below it: `kept` to change, `read` to look at. */
export const administered: ReadonlyMap<string, 'kept' | 'read'> = new Map([
  ['auth.user_account', 'kept'],
  ['auth.post', 'kept'],
  ['audit.event', 'read'],
])

/** Rows that belong to one account alone, wherever its post lies: by which column, and whether it may change them. */
export const ownedBy: ReadonlyMap<string, { readonly column: string; readonly changes: boolean }> = new Map([
  ['auth.user_account', { column: 'id', changes: true }],
  ['auth.post', { column: 'user_id', changes: false }],
  ['auth.session', { column: 'user_id', changes: true }],
  ['platform.idempotency_key', { column: 'user_id', changes: true }],
])
