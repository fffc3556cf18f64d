import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtWeb } from './built-web.ts'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

let dist = ''
let manifest: Manifest = {}

/** The files behind an entry: what it imports at once, and with `lazy` all it may ever load. */
function filesOf(entry: string, lazy: boolean): Set<string> {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of [...(chunk.imports ?? []), ...(lazy ? (chunk.dynamicImports ?? []) : [])]) visit(next)
  }
  visit(entry)
  return files
}

/** What goes over the line: the compressed file beside it, made by the build. */
const compressed = (file: string): number => {
  const sent = [`${file}.br`, file].map((name) => join(dist, name)).find(existsSync)
  return sent ? statSync(sent).size / 1024 : Number.POSITIVE_INFINITY
}
const total = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + compressed(file), 0)

describe('构建结果', () => {
  beforeAll(async () => {
    dist = await builtWeb()
    manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'))
  })

  it('公共入口任何一页都不带 antd、查询库与 zod', () => {
    const files = [...filesOf('public/index.html', true)].join(' ')
    expect(files).toMatch(/react-/)
    expect(files).not.toMatch(/antd|tanstack|zod|echarts/)
  })

  it('公共入口首屏（含文案和首页）压缩后不超过 100 KB，最大的一页也不超过', () => {
    const first = filesOf('public/index.html', false)
    const words = ['light', 'public'].map((area) => manifest[`messages/zh-CN/${area}.ts`]?.file ?? '')
    expect(words).not.toContain('')
    for (const key of manifest['public/index.html']?.dynamicImports ?? []) {
      if (key.startsWith('messages/')) continue
      const own = key === 'public/landing.tsx' ? [manifest['messages/zh-CN/public-landing.ts']?.file ?? ''] : []
      const page = new Set([...first, ...words, ...own, ...filesOf(key, false)])
      expect(total(page), key).toBeLessThanOrEqual(100)
    }
  })

  it('工作台首屏压缩后不超过 450 KB', () => {
    expect(total(filesOf('console/index.html', false))).toBeLessThanOrEqual(450)
  })

  it('页面不含内联脚本', () => {
    for (const entry of ['console', 'public']) {
      const html = readFileSync(join(dist, entry, 'index.html'), 'utf8')
      for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toContain('src="/assets/')
      expect(html).not.toMatch(/<style|style=/)
    }
  })
})
