import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoBankCard, luhnDigit, readBankCard } from './bank-card.ts'

const codeOf = (text: string, options = {}) => {
  const reading = readBankCard(text, options)
  return reading.ok ? 'ok' : reading.code
}

describe('银行卡号', () => {
  it('Luhn 校验的公开示例', () => {
    expect(luhnDigit('7992739871')).toBe('3')
    expect(codeOf('4111 1111 1111 1111')).toBe('ok')
    expect(readBankCard('６２２８-4804-0256-4890-018')).toEqual({ ok: true, card: '6228480402564890018' })
  })

  it.each([
    ['', 'empty'],
    ['6.21226E+18', 'scientific'],
    ['41111111111111AB', 'characters'],
    ['411111111111111', 'length'],
    ['62284804025648900180', 'length'],
    ['4111111111111112', 'check-digit'],
    [demoBankCard(7), 'demo-only'],
  ])('%s 不能使用：%s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('任何一位填错都能发现；演示卡号只在演示环境可用', () => {
    const wrongDigit = fc.tuple(fc.integer({ min: 4, max: 18 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.nat(), wrongDigit, (n, [place, shift]) => {
        const card = demoBankCard(n)
        expect(codeOf(card, { demo: true })).toBe('ok')
        const wrong = String((Number(card[place]) + shift) % 10)
        expect(codeOf(card.slice(0, place) + wrong + card.slice(place + 1), { demo: true })).toBe('check-digit')
      }),
    )
    expect(() => demoBankCard(1e14)).toThrow(RangeError)
  })
})
