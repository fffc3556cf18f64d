import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import type { DateText } from './dates.ts'
import type { Fen } from './money.ts'
import {
  amountShape,
  dateShape,
  fenShape,
  monthShape,
  occupationCodeShape,
  regionCodeShape,
  sentence,
} from './shapes.ts'

describe('合约中的通用形状', () => {
  it('解析后即为有名的类型', () => {
    const shape = z.object({ amountFen: fenShape, opensOn: dateShape })
    expectTypeOf<z.output<typeof shape>>().toEqualTypeOf<{ amountFen: Fen; opensOn: DateText }>()
    expect(shape.parse({ amountFen: 100, opensOn: '2024-06-03' })).toEqual({ amountFen: 100, opensOn: '2024-06-03' })
  })

  it.each([
    [fenShape, 1.5],
    [fenShape, '100'],
    [fenShape, 2 ** 53],
    [amountShape, -1],
    [dateShape, '2023-02-29'],
    [monthShape, '2024-13'],
    [regionCodeShape, '45022'],
    [occupationCodeShape, '6-18-02'],
  ])('不合形状的值不收（第 %# 例）', (shape, value) => {
    expect(shape.safeParse(value).success).toBe(false)
  })

  it('文字去掉首尾空格，缺少或超长时说出是哪一项', () => {
    const shape = sentence('户名', 4)
    expect(shape.parse(' 某某学校 ')).toBe('某某学校')
    expect(shape.safeParse('  ').error?.issues[0]?.message).toBe('请填写户名')
    expect(shape.safeParse(undefined).error?.issues[0]?.message).toBe('请填写户名')
    expect(shape.safeParse('某某某学校').error?.issues[0]?.message).toBe('户名不能超过4个字')
  })

  it('可写入接口文档', () => {
    expect(z.toJSONSchema(dateShape)).toMatchObject({ type: 'string', format: 'date' })
    expect(z.toJSONSchema(fenShape)).toMatchObject({ type: 'integer' })
  })
})
