import { expect, it } from 'vitest'
import { z } from 'zod'
import { codes } from '#kernel/codes'
import { endpoint } from '#kernel/endpoint'
import { pageQuery } from '#kernel/pages'
import { Refusal } from '#kernel/refusal'
import { dateShape } from '#kernel/shapes'
import { parseInput } from './parse-input.ts'

const kinds = codes('KindOfTest', { one: ['一', 'one'], two: ['二', 'two'] })
const list = endpoint({
  method: 'GET',
  path: '/api/test',
  summary: '测试',
  query: pageQuery.extend({
    year: z.coerce.number().int().optional(),
    kind: kinds.schema.optional(),
    from: dateShape.optional(),
    search: z.string().min(2).max(4).optional(),
    own: z.string().max(1, { error: '契约自己的话' }).optional(),
  }),
  reply: z.object({}),
})

it.each([
  [{ limit: 'x' }, '每页条数：应为数字'],
  [{ limit: '0' }, '每页条数：不能小于1'],
  [{ limit: '500' }, '每页条数：不能大于200'],
  [{ year: '二〇二四' }, '年度：应为数字'],
  [{ kind: 'three' }, '类别：不在可选的范围内，请从列表中选择'],
  [{ search: '一' }, '查找的文字：至少填写2个字'],
  [{ search: ['一', '二'] }, '查找的文字：应为文字'],
  [{ search: '一二三四五' }, '查找的文字：不能超过4个字'],
  [{ own: '一二' }, '契约自己的话'],
])('查询写错了 %j，说清楚哪一项、该怎么填：%s', (query, said) => {
  try {
    parseInput(list, { query })
    expect.unreachable()
  } catch (error) {
    expect(error instanceof Refusal && error.errors.map(({ message }) => message)).toEqual([said])
  }
})
