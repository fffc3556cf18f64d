/** The database cannot be had, for a reason the person at the keyboard can mend; the message says how and is shown as it is. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

/** The way out that always exists, for the end of a message. */
export const USE_OWN_POSTGRES = '或设置环境变量 DATABASE_URL，改用自备的 PostgreSQL（15 或更高版本）'

/** The system's error code (`EACCES`), or the error's own words. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return String(error)
}
