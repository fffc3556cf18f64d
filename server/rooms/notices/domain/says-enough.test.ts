import { expect, it } from 'vitest'
import { saysEnough } from './says-enough.ts'

it.each([
  ['没有上课', true],
  ['他已经去世了', true],
  ['was not there', true],
  ['Mbouj miz vunz', true],
  ['不是本村人，2021年搬走', true],
  ['假', false],
  ['假的', false],
  ['啊啊啊啊啊啊', false],
  ['1234567890', false],
  ['？？！！……', false],
  ['不不 对对', false],
])('理由“%s”说得出哪里不对：%s', (reason, enough) => {
  expect(saysEnough(reason, 4)).toBe(enough)
})
