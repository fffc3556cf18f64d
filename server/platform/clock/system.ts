/**
 * The only place that asks the machine for the time.
 * Sessions, one-time codes, rate limits and audit use the system clock; the business date lives in the database
 * (`platform.business_clock`) and reaches actions as `tx.today`.
 */

/** Milliseconds since 1970-01-01T00:00Z. */
export function systemNow(): number {
  return Date.now()
}

/** The civil date at Asia/Shanghai (fixed +08:00) of an instant. */
export function shanghaiToday(): string {
  return new Date(systemNow() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** An instant as RFC 3339 text, now unless given. */
export function instantText(ms: number = systemNow()): string {
  return new Date(ms).toISOString()
}
