import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { instantText, systemNow } from '#platform/clock'

// argon2id is the library's default; 19 MiB and two passes are its floor for interactive logins.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// A wrong account costs the same time as a wrong password.
let decoy: Promise<string> | undefined

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS)
}

/** True when the password fits; an account without a password takes as long and never fits. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('an account nobody has')
  const fits = await verify(stored ?? (await decoy), password)
  return stored !== null && fits
}

/** Without the letters and digits that are read for one another. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789'
const INITIAL_MS = 7 * 86_400_000

/** An initial password to be handed over: `k7px-9mwd-3ftz-q8rn` (79 bits), good for seven days and one use. */
export function initialPassword(): { password: string; passwordExpiresAt: string } {
  const group = () => Array.from({ length: 4 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('')
  const password = Array.from({ length: 4 }, group).join('-')
  return { password, passwordExpiresAt: instantText(systemNow() + INITIAL_MS) }
}
