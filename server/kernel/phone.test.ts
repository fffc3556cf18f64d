import { describe, expect, it } from 'vitest'
import { demoPhone, readPhone } from './phone.ts'

const codeOf = (text: string, options = {}) => {
  const reading = readPhone(text, options)
  return reading.ok ? 'ok' : reading.code
}

describe('手机号', () => {
  it.each(['13800138000', '138 0013 8000', '+86 138-0013-8000', '008613800138000', '１３８００１３８０００'])(
    '%s 读作 13800138000',
    (text) => {
      expect(readPhone(text)).toEqual({ ok: true, phone: '13800138000' })
    },
  )

  it.each([
    ['', 'empty'],
    ['1380013800', 'length'],
    ['0772-2822222', 'prefix'],
    ['12800138000', 'prefix'],
    [demoPhone(0), 'demo-only'],
  ])('%s 不能使用：%s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('演示手机号只在演示环境可用', () => {
    expect(demoPhone(42)).toBe('10000000042')
    expect(codeOf(demoPhone(99_999_999), { demo: true })).toBe('ok')
    expect(() => demoPhone(100_000_000)).toThrow(RangeError)
  })
})
