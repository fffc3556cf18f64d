import { parentRegion, type RegionCode } from '#kernel/region-code'

/** The county of a place and the regions above it, from near to far: `450225100` → 450225, 450200, 450000. */
export function regionsAbove(code: string): readonly RegionCode[] {
  const chain: RegionCode[] = []
  for (let at: RegionCode | undefined = code.slice(0, 6) as RegionCode; at; at = parentRegion(at)) chain.push(at)
  return chain
}
