import { describe, expect, it } from 'vitest'
import { fileName, idempotencyKey, requestOf, roomOf, urlOf } from './call.ts'

describe('调用契约', () => {
  it('路径参数逐个转义，缺一个就报出是哪一个', () => {
    expect(urlOf('/api/policy/clauses/:anchor', { anchor: 'gx-2022-7#10' })).toBe('/api/policy/clauses/gx-2022-7%2310')
    expect(() => urlOf('/api/classes/:classId', {})).toThrow('/api/classes/:classId: classId is missing')
  })

  it('查询条件去掉空值，列表重复写出', () => {
    const query = { q: '竹 编', status: '', month: undefined, region: ['450225', '450226'], limit: 50, late: false }
    expect(urlOf('/api/classes', {}, query)).toBe(
      '/api/classes?q=%E7%AB%B9+%E7%BC%96&region=450225&region=450226&limit=50&late=false',
    )
  })

  it('请求带上幂等键与所依据的版本', () => {
    const wire = { method: 'POST', path: '/api/funds/batches' } as const
    const { headers, body } = requestOf(wire, {
      body: { month: '2024-06' },
      idempotencyKey: 'key-00000001',
      ifMatch: 3,
    })
    expect(headers).toMatchObject({ 'idempotency-key': 'key-00000001', 'if-match': '"3"' })
    expect(body).toBe('{"month":"2024-06"}')
    expect(requestOf(wire, { ifMatch: '"7"' }).headers).toMatchObject({ 'if-match': '"7"' })
  })

  it('没有内容的请求不声明内容类型', () => {
    const request = requestOf({ method: 'DELETE', path: '/api/session' }, {})
    expect(request.headers).not.toHaveProperty('content-type')
    expect(request.body).toBeUndefined()
  })

  it('文件走 multipart，字段在前、文件在后', () => {
    const file = new File(['x'], '台账.xlsx')
    const { body } = requestOf(
      { method: 'POST', path: '/api/people/imports' },
      { file, body: { regionCode: '450225' } },
    )
    expect([...(body as FormData).keys()]).toEqual(['regionCode', 'file'])
  })

  it('从 Content-Disposition 读出中文文件名', () => {
    expect(fileName('attachment; filename="x.xlsx"; filename*=UTF-8\'\'%E5%8F%B0%E8%B4%A6.xlsx')).toBe('台账.xlsx')
    expect(fileName('attachment; filename="roster.csv"')).toBe('roster.csv')
    expect(fileName('')).toBe('download')
  })

  it('房间取自路径的第一个词', () => {
    expect(roomOf('/api/classes/:classId/sessions')).toBe('classes')
  })

  it('幂等键是第四版 UUID，每次不同', () => {
    const keys = Array.from({ length: 50 }, idempotencyKey)
    expect(new Set(keys).size).toBe(50)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
