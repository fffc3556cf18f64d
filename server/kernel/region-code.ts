import type { Branded } from './brand.ts'

/** A six-digit division code of GB/T 2260: `450000`, `450200`, `450225`. */
export type RegionCode = Branded<string, 'RegionCode'>

export type RegionLevel = 'autonomous-region' | 'city' | 'county'

/** True for six digits whose first two are not zero and whose middle two are not left out below a county. */
export function isRegionCode(value: unknown): value is RegionCode {
  return typeof value === 'string' && /^[1-9]\d(0000|(?!00)\d\d\d\d)$/.test(value)
}

/** A typed or imported code, full-width digits and blanks accepted; undefined when it is not a division code. */
export function readRegionCode(text: string): RegionCode | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  return isRegionCode(plain) ? plain : undefined
}

/** The level that a code states: two, four or six significant digits. */
export function regionLevel(code: RegionCode): RegionLevel {
  const levels = { 2: 'autonomous-region', 4: 'city', 6: 'county' } as const
  return levels[scopePrefix(code).length as keyof typeof levels]
}

/** The region directly above: 450225 → 450200 → 450000 → undefined. */
export function parentRegion(code: RegionCode): RegionCode | undefined {
  const above = scopePrefix(code).slice(0, -2)
  return above ? (above.padEnd(6, '0') as RegionCode) : undefined
}

/** The significant digits, which begin the code of every region inside: `45`, `4502`, `450225`. */
export function scopePrefix(code: RegionCode): string {
  return code.replace(/(00){1,2}$/, '')
}

/** Whether a region is the one of the prefix or lies inside it; every region lies inside the empty prefix. */
export const within = (code: RegionCode, prefix: string): boolean => code.startsWith(prefix)
