import { hash, verify } from '@node-rs/argon2'

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
