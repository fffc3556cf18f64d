import { expect, it } from 'vitest'
import { isIn } from './field-marks.ts'

it('改了的那一处才去掉服务器标的错：逐级对上，别处不动', () => {
  const changed = { accountNumber: '', lines: [undefined, { amount: '1' }] }
  expect(isIn(changed, ['accountNumber'])).toBe(true)
  expect(isIn(changed, ['lines', 1, 'amount'])).toBe(true)
  expect(isIn(changed, ['lines', 0, 'amount'])).toBe(false)
  expect(isIn(changed, ['bankName'])).toBe(false)
  expect(isIn(changed, ['accountNumber', 'tail'])).toBe(false)
})
