import { type RegionCode, regionLevel, within } from '#kernel/region-code'

/**
 * Whether an organization may hold a class in a county: where it sits (its county, or a county of its city), or where
 * a pairing granted it access. A seat in the whole region gives nothing: schools work where they are paired
 * (桂人社发〔2022〕7号 二).
 */
export function mayHoldIn(county: RegionCode, seat: RegionCode, granted: readonly string[]): boolean {
  if (granted.includes(county) || seat === county) return true
  return regionLevel(seat) === 'city' && within(county, seat.slice(0, 4))
}
