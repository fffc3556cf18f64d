import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPage } from './location.ts'
import { publicPages } from './pages.ts'
import { publicRoutes } from './routes.ts'

interface Row {
  readonly method: string
  readonly path: string
}

describe('公共入口', () => {
  it('每一行的方法和路径都与契约一致', async () => {
    for (const [name, rows] of Object.entries(publicRoutes)) {
      const contract: Readonly<Record<string, Row>> = await import(name)
      for (const [key, row] of Object.entries<Row>(rows)) {
        const real = contract[key]
        expect({ method: row.method, path: row.path }, `${name} ${key}`).toEqual({
          method: real?.method,
          path: real?.path,
        })
      }
    }
  })

  it('每个 *.public.tsx 都在页面表里，并导出 Page', () => {
    const table = readFileSync(new URL('./pages.ts', import.meta.url), 'utf8')
    const rooms = new URL('../rooms/', import.meta.url)
    const files = readdirSync(rooms, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.public.tsx'),
    )
    for (const file of files) {
      expect(table).toContain(`import('../rooms/${file}')`)
      expect(readFileSync(new URL(file, rooms), 'utf8'), file).toMatch(/export function Page\b/)
    }
  })

  it('地址找到页面和参数，末尾的斜杠不算', () => {
    const page = { path: '/p/notices/:noticeId', load: () => Promise.reject(new Error('not loaded')) }
    expect(findPage([page], '/p/notices/a%20b/')?.params).toEqual({ noticeId: 'a b' })
    expect(findPage([page], '/p/notices')).toBeUndefined()
    expect(findPage(publicPages, '/')?.page.path).toBe('/')
  })
})
