import { expect, it } from 'vitest'
import { toSendAgain, withWords } from './objection-words.ts'

it('附件没有传完：断线的那一份也要重新选；文件本身不收的，只重选后面的', () => {
  expect(toSendAgain(['一.jpg', '二.jpg'], 'offline')).toEqual(['一.jpg', '二.jpg'])
  expect(toSendAgain(['一.jpg', '二.jpg'], undefined)).toEqual(['一.jpg', '二.jpg'])
  expect(toSendAgain(['一.txt', '二.jpg'], 'file-kind')).toEqual(['二.jpg'])
})

it('常用的异议原因点两次只写一次', () => {
  const once = withWords('', '补贴金额不对')
  expect([once, withWords(once, '补贴金额不对')]).toEqual(['补贴金额不对', '补贴金额不对'])
  expect(withWords(' 多了一天 ', '补贴金额不对')).toBe('多了一天，补贴金额不对')
})
