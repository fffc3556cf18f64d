import { generateSecret, generateURI, verify } from 'otplib'
import { systemNow } from '#platform/clock'
import { type Keys, seal, unseal } from '#platform/secrets'

const STEP_SECONDS = 30

/** A new secret for an authenticator, sealed for the database and readable for the person, once. */
export function newSecret(keys: Keys, name: string): { sealed: Buffer; secret: string; uri: string } {
  const secret = generateSecret()
  return { sealed: seal(keys, secret), secret, uri: generateURI({ issuer: '匠桥', label: name, secret }) }
}

/**
 * The time step whose code was given, or undefined: a wrong code, or one of a step used already. One step of tolerance
 * for clocks that differ.
 */
export async function codeStep(
  keys: Keys,
  sealed: Buffer,
  code: string,
  lastStep: number | null = null,
): Promise<number | undefined> {
  const result = await verify({ secret: unseal(keys, sealed), token: code, epochTolerance: STEP_SECONDS })
  if (!result.valid) return undefined
  const step = Math.floor(systemNow() / 1_000 / STEP_SECONDS) + result.delta
  return lastStep !== null && step <= lastStep ? undefined : step
}
