import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  drawn,
  type Fen,
  fen,
  formatYuan,
  formatYuanShort,
  isFen,
  largestRemainder,
  max,
  min,
  readYuan,
  share,
  spread,
  subtract,
  sum,
  times,
  yuan,
  zeroFen,
} from './money.ts'

const amounts = fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }).map(fen)

describe('金额读取', () => {
  it.each([
    ['1234.5', 123450],
    ['123,457.00', 12345700],
    ['１００', 10000],
    ['１，２３４．５６', 123456],
    ['￥1,000', 100000],
    ['¥ 0.01', 1],
    [' 1000元 ', 100000],
    ['-50', -5000],
    ['-0', 0],
    ['007', 700],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('“%s” 读作 %d 分', (text, expected) => {
    expect(yuan(text)).toBe(expected)
  })

  it.each(['', '1.234', '1,23', '12,34,567', '1e3', '一百', '1.', '.5', '--1', '1 000', 'NaN', '90071992547409.92'])(
    '“%s” 不是准确的金额，不予猜测',
    (text) => {
      expect(readYuan(text)).toBeUndefined()
      expect(() => yuan(text)).toThrow(`金额“${text}”无法识别`)
    },
  )

  it('数字只收整数元或两位小数，浮点误差不进账', () => {
    expect(yuan(1000)).toBe(100000)
    expect(yuan(0.07)).toBe(7)
    expect(() => yuan(0.1 + 0.2)).toThrow('无法识别')
    expect(() => fen(0.5)).toThrow(RangeError)
    expect(() => fen(2 ** 53)).toThrow(RangeError)
  })

  it('写出再读回不变', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(yuan(formatYuan(fen(n)))).toBe(fen(n))
        expect(yuan(formatYuanShort(fen(n)))).toBe(fen(n))
      }),
    )
  })
})

describe('金额运算', () => {
  it('200元/人·天 × 6天 与封顶1000元取小', () => {
    expect(min(times(yuan(200), 6), yuan(1000))).toBe(yuan(1000))
    expect(min(times(yuan(200), 4), yuan(1000))).toBe(yuan(800))
    expect(max(yuan(1), yuan(2), yuan(-3))).toBe(yuan(2))
  })

  it('加减互逆，求和与顺序无关，结果始终是整分', () => {
    fc.assert(
      fc.property(fc.array(amounts), amounts, (list, one) => {
        expect(subtract(add(sum(list), one), one)).toBe(sum(list))
        expect(sum(list.toReversed())).toBe(sum(list))
        expect(isFen(sum(list))).toBe(true)
      }),
    )
    expect(sum([])).toBe(zeroFen)
  })

  it('超出整数精度就停下，不静默失真', () => {
    expect(() => add(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError)
    expect(() => times(fen(Number.MAX_SAFE_INTEGER), 2)).toThrow(RangeError)
    expect(() => times(fen(1), 1.5)).toThrow(RangeError)
  })

  it('先行拨付60%按整分计算，三种取舍各得其所', () => {
    expect(share(yuan('1234.56'), 60, 100, 'down')).toBe(yuan('740.73'))
    expect(share(yuan('1234.56'), 60, 100, 'up')).toBe(yuan('740.74'))
    expect(share(yuan('1234.56'), 60, 100, 'half-up')).toBe(yuan('740.74'))
    expect(share(fen(5), 1, 2, 'half-up')).toBe(3)
    expect(share(fen(-5), 1, 2, 'half-up')).toBe(-3)
    expect(share(fen(-5), 1, 2, 'down')).toBe(-2)
    expect(share(zeroFen, 1, 3, 'up')).toBe(0)
    expect(() => share(fen(1), 1, 0, 'down')).toThrow(RangeError)
  })

  it('大数相乘不经浮点', () => {
    const huge = fen(Number.MAX_SAFE_INTEGER)
    expect(share(huge, 999_999_999, 1_000_000_000, 'down')).toBe(9_007_199_245_733_791)
  })
})

describe('最大余数法', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 }).filter((list) => list.some((w) => w > 0))

  it('各份之和等于总额，每份与精确值相差不到一分', () => {
    fc.assert(
      fc.property(amounts, weights, (total, list) => {
        const parts = largestRemainder(total, list)
        const all = BigInt(list.reduce((a, b) => a + b, 0))
        expect(sum(parts)).toBe(total)
        parts.forEach((part, index) => {
          const error = BigInt(part) * all - BigInt(total) * BigInt(list[index] ?? 0)
          expect(error > -all && error < all).toBe(true)
        })
      }),
    )
  })

  it('退回与原拆分逐分相抵', () => {
    fc.assert(
      fc.property(amounts, weights, (total, list) => {
        const there = largestRemainder(total, list)
        const back = largestRemainder(fen(-total), list)
        expect(there.map((part, index) => add(part, back[index] as Fen))).toEqual(list.map(() => 0))
      }),
    )
  })

  it('余数相同时靠前者先得；权重不合法即停下', () => {
    expect(largestRemainder(fen(100), [1, 1, 1])).toEqual([34, 33, 33])
    expect(largestRemainder(fen(2), [0, 1, 3])).toEqual([0, 1, 1])
    expect(() => largestRemainder(fen(1), [])).toThrow(RangeError)
    expect(() => largestRemainder(fen(1), [0, 0])).toThrow(RangeError)
    expect(() => largestRemainder(fen(1), [2, -1])).toThrow(RangeError)
  })
})

describe('从几处取一笔钱', () => {
  const lefts = fc
    .array(fc.nat(1_000_000), { minLength: 1, maxLength: 5 })
    .map((all) => all.map((left) => ({ leftFen: fen(left) })))

  it.each([
    ['先后', drawn],
    ['按比例', spread],
  ])('%s取：合计等于要取的或所有的，哪一处都不超过它有的', (_, take) => {
    fc.assert(
      fc.property(lefts, fc.nat(6_000_000), (parts, amount) => {
        const taken = take(parts, fen(amount))
        const all = sum(parts.map((part) => part.leftFen))
        expect(sum(taken.map((part) => part.drawFen))).toBe(Math.min(amount, all))
        expect(taken.every((part) => part.drawFen > 0 && part.drawFen <= part.leftFen)).toBe(true)
      }),
    )
  })

  it('先后：前一处取完才取后一处；按比例：三分之一从两处各取三分之一，尾数归余数大的', () => {
    const parts = [{ leftFen: fen(60_000) }, { leftFen: fen(40_000) }]
    const draws = (taken: readonly { drawFen: number }[]) => taken.map(({ drawFen }) => drawFen)
    expect(draws(drawn(parts, fen(70_000)))).toEqual([60_000, 10_000])
    expect(draws(drawn(parts, fen(60_000)))).toEqual([60_000])
    expect(draws(spread(parts, fen(33_333)))).toEqual([20_000, 13_333])
    expect(draws(spread(parts, fen(0)))).toEqual([])
  })
})

describe('金额显示', () => {
  it.each([
    [0, '0.00', '0'],
    [5, '0.05', '0.05'],
    [-5, '-0.05', '-0.05'],
    [100000, '1,000.00', '1,000'],
    [123450, '1,234.50', '1,234.50'],
    [99999999, '999,999.99', '999,999.99'],
  ])('%d 分', (amount, long, short) => {
    expect(formatYuan(fen(amount))).toBe(long)
    expect(formatYuanShort(fen(amount))).toBe(short)
  })
})
