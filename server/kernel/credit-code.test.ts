import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCheckSymbol, demoCreditCode, readCreditCode } from './credit-code.ts'

const codeOf = (text: string, options = {}) => {
  const reading = readCreditCode(text, options)
  return reading.ok ? 'ok' : reading.code
}

describe('统一社会信用代码', () => {
  it.each([
    '91350100M000100Y43', // GB 32100-2015 的示例
    '91110000600037341L', // python-stdnum 文档
    '914403001922038216', // 公开登记信息
    '91450200198592223L', // 公开登记信息（柳州）
    '91310110666007217T', // hutool 测试
    '91340600MA2PBP2120', // 余数为0，校验位取0：python-stdnum 测试
    '91620105L015101280', // 余数为0，校验位取0：python-stdnum 测试
  ])('公开的有效代码 %s', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: true, code })
  })

  it('全角、小写和空格统一后读取', () => {
    expect(readCreditCode(' 91110000 600037341ｌ')).toEqual({ ok: true, code: '91110000600037341L' })
  })

  it.each([
    ['', 'empty'],
    ['9.1145E+17', 'scientific'],
    ['9111000060003734', 'length'],
    ['9111000060003IOZSV', 'symbols'],
    ['91A10000600037341L', 'region'],
    ['91110000600037341N', 'check-symbol'],
    ['91350211M00013FA1N', 'check-symbol'], // 早期试点代码，hutool 测试记为不符合标准
    [demoCreditCode(7), 'demo-only'],
  ])('%s 不能使用：%s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('任何一位填错都能发现', () => {
    const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const place = fc.constantFrom(8, 9, 10, 11, 12, 13, 14, 15, 16)
    fc.assert(
      fc.property(fc.nat(999_999_999), place, fc.integer({ min: 1, max: 30 }), (n, at, shift) => {
        const code = demoCreditCode(n)
        const wrong = symbols[(symbols.indexOf(code[at] ?? '') + shift) % 31]
        expect(codeOf(code.slice(0, at) + wrong + code.slice(at + 1), { demo: true })).toBe('check-symbol')
      }),
    )
  })

  it('演示代码校验正确、互不相同，只在演示环境可用', () => {
    const many = Array.from({ length: 500 }, (_, n) => demoCreditCode(n))
    expect(new Set(many).size).toBe(500)
    expect(many.every((code) => codeOf(code, { demo: true }) === 'ok' && code[17] === creditCheckSymbol(code))).toBe(
      true,
    )
    expect(() => demoCreditCode(-1)).toThrow(RangeError)
  })
})
