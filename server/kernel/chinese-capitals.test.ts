import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseCapitals } from './chinese-capitals.ts'
import { fen, yuan } from './money.ts'

describe('人民币大写', () => {
  it.each([
    ['1,409.50', '壹仟肆佰零玖元伍角'],
    ['6,007.14', '陆仟零柒元壹角肆分'],
    ['1,680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107,000.53', '壹拾万柒仟元零伍角叁分'],
    ['16,409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
  ])('《支付结算办法》附一示例 %s', (amount, words) => {
    expect(chineseCapitals(yuan(amount))).toBe(`人民币${words}`)
  })

  it.each([
    ['0', '零元整'],
    ['0.01', '壹分'],
    ['0.10', '壹角'],
    ['0.19', '壹角玖分'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['10.05', '壹拾元零伍分'],
    ['10.50', '壹拾元零伍角'],
    ['15', '壹拾伍元整'],
    ['100', '壹佰元整'],
    ['101', '壹佰零壹元整'],
    ['110', '壹佰壹拾元整'],
    ['1,000', '壹仟元整'],
    ['1,001', '壹仟零壹元整'],
    ['1,010', '壹仟零壹拾元整'],
    ['1,100', '壹仟壹佰元整'],
    ['10,000', '壹万元整'],
    ['10,001', '壹万零壹元整'],
    ['10,010', '壹万零壹拾元整'],
    ['11,000', '壹万壹仟元整'],
    ['100,100', '壹拾万零壹佰元整'],
    ['123,457', '壹拾贰万叁仟肆佰伍拾柒元整'],
    ['1,000,000', '壹佰万元整'],
    ['10,203,040.50', '壹仟零贰拾万叁仟零肆拾元零伍角'],
    ['100,000,000', '壹亿元整'],
    ['100,000,001', '壹亿零壹元整'],
    ['100,001,001', '壹亿零壹仟零壹元整'],
    ['100,010,000', '壹亿零壹万元整'],
    ['110,000,000', '壹亿壹仟万元整'],
    ['1,000,000,000,000', '壹万亿元整'],
    ['1,000,100,000,000', '壹万零壹亿元整'],
    ['90,071,992,547,409.91', '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
    ['-1,000', '负壹仟元整'],
  ])('%s 元', (amount, words) => {
    expect(chineseCapitals(yuan(amount))).toBe(`人民币${words}`)
  })

  it('任何金额的大写都能原样读回', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(fenOf(chineseCapitals(fen(n)))).toBe(fen(n))
      }),
      { numRuns: 2000 },
    )
  })
})

/** An independent reader of the capitals, used only to check the writer. */
function fenOf(words: string): number {
  let [total, high, section, digit] = [0n, 0n, 0n, 0n]
  const sign = words.includes('负') ? -1n : 1n
  for (const word of words) {
    const face = '零壹贰叁肆伍陆柒捌玖'.indexOf(word)
    const place = { 拾: 10n, 佰: 100n, 仟: 1000n }[word]
    if (face >= 0) digit = BigInt(face)
    else if (place) [section, digit] = [section + digit * place, 0n]
    else if (word === '万') [high, section, digit] = [high + (section + digit) * 10_000n, 0n, 0n]
    else if (word === '亿') [total, high, section, digit] = [(high + section + digit) * 100_000_000n, 0n, 0n, 0n]
    else if (word === '元') [total, high, section, digit] = [(total + high + section + digit) * 100n, 0n, 0n, 0n]
    else if (word === '角') [total, digit] = [total + digit * 10n, 0n]
    else if (word === '分') [total, digit] = [total + digit, 0n]
  }
  return Number(total * sign)
}
