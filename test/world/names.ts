/** Names of nobody: drawn from common surnames of the region and given-name characters by a fixed sequence. */
const SURNAMES = [...'韦黄覃梁陆莫蓝罗李陈潘农杨石吴贾荣欧龙廖唐蒙卢邓周谢']
/** Given names as they are given to men and to women. */
const GIVEN = {
  male: { first: [...'建国志明文海大金永安德荣水贵福有'], second: [...'生强林平华军勇福贵云峰松明才'] },
  female: { first: [...'秀美桂春小金玉彩丽艳水凤荣云'], second: [...'英花兰妹姣珍平华芳梅莲香云凤'] },
} as const
export type Sex = keyof typeof GIVEN

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
export function nameOf(draw: (below: number) => number, sex: Sex): string {
  const one = (list: readonly string[]) => list[draw(list.length)] ?? ''
  const { first, second } = GIVEN[sex]
  return one(SURNAMES) + one(first) + (draw(5) === 0 ? '' : one(second))
}
