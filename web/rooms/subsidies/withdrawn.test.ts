import { expect, it } from 'vitest'
import type { Fen } from '#kernel/money'
import { restOf, takenOf } from './withdrawn.ts'

it('撤回：没有选就是全部；选的一笔已由银行答复，就一笔也不撤，绝不变成全部', () => {
  const open = [{ sequence: 2 }, { sequence: 3 }]
  expect(takenOf(open, [])).toEqual(open)
  expect(takenOf(open, [1, 3])).toEqual([{ sequence: 3 }])
  expect(takenOf(open, [1])).toEqual([])
})

it('付款单的余额：没有撤回的各笔之和', () => {
  const item = (state: string, fen: number) => ({ state, amountFen: fen as Fen })
  expect(restOf([item('sent', 80_000), item('withdrawn', 10_000), item('confirmed', 500)])).toBe(80_500)
  expect(restOf([item('withdrawn', 1)])).toBe(0)
})
