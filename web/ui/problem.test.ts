import { describe, expect, it } from 'vitest'
import { fieldOf, offline, ProblemError, parseProblem, problemFrom, problemOf } from './problem.ts'

const refusal = {
  type: '/problems/content-wrong',
  title: '办理未成',
  status: 422,
  detail: '有 1 处填写需要修改',
  code: 'content-wrong',
  next: '请按下列提示逐项修改后再提交',
  errors: [{ path: 'title', code: 'too_small', message: '请填写班级名称' }, { path: 3 }],
  rules: [{ anchor: 'gx-2022-7#10' }, 'x'],
  traceId: '0190',
}

describe('读懂拒绝', () => {
  it('逐项读出字段、条款、下一步与追踪号，种类不对的成员不显示', () => {
    const problem = parseProblem(refusal, 422)
    expect(problem).toMatchObject({
      code: 'content-wrong',
      detail: '有 1 处填写需要修改',
      traceId: '0190',
      status: 422,
    })
    expect(problem.errors).toEqual([{ path: 'title', code: 'too_small', message: '请填写班级名称' }])
    expect(problem.rules).toEqual([{ anchor: 'gx-2022-7#10' }])
  })

  it('不是问题文档的回答也成为一个问题', async () => {
    expect(await problemOf(new Response('<h1>502</h1>', { status: 502 }))).toMatchObject({
      code: 'unreadable',
      status: 502,
    })
    expect(parseProblem(null, 500).code).toBe('unreadable')
    expect(parseProblem({ title: 5 }, 500).code).toBe('unreadable')
  })

  it('抛出的任何东西都能当作问题看', () => {
    expect(problemFrom(new ProblemError(offline))).toBe(offline)
    expect(problemFrom(new TypeError('x is not a function'))).toMatchObject({
      code: 'page-fault',
      detail: 'x is not a function',
    })
    expect(problemFrom('oops').detail).toBe('oops')
  })

  it('错误路径对应到表单的字段', () => {
    expect(fieldOf('title')).toEqual(['title'])
    expect(fieldOf('/people/0/name')).toEqual(['people', 0, 'name'])
    expect(fieldOf('body.sessions.2.on')).toEqual(['sessions', 2, 'on'])
  })
})
