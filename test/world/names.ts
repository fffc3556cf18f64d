/** Names of nobody: drawn from common surnames of the region and given-name characters by a fixed sequence. */
const SURNAMES = [...'韦黄覃梁陆莫蓝罗李陈潘农杨石吴贾荣欧龙廖唐蒙卢邓周谢']
const FIRST = [...'秀美桂春小金玉建国志明文海大彩丽艳水凤荣永安德']
const SECOND = [...'英花兰生强妹姣珍林平华芳军勇梅莲福贵香云峰松']

/** A repeatable sequence of whole numbers (mulberry32): the same world on every machine. */
export function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The next fictitious name. */
export function nameOf(draw: (below: number) => number): string {
  const one = (list: readonly string[]) => list[draw(list.length)] ?? ''
  return one(SURNAMES) + one(FIRST) + (draw(5) === 0 ? '' : one(SECOND))
}
