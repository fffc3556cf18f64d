import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const areas = readdirSync(new URL('./zh-CN/', import.meta.url))

/** Every key of a message file as `a.b.c`, with its text. */
async function textsOf(language: string, area: string): Promise<Map<string, string>> {
  const file: Record<string, unknown> = await import(new URL(`./${language}/${area}`, import.meta.url).href)
  const texts = new Map<string, string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name)
    } else texts.set(key, String(value))
  }
  for (const value of Object.values(file)) walk(value, '')
  return texts
}

const slotsOf = (text = ''): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map((slot) => slot[1] ?? ''))].sort()

describe('文案', () => {
  it('中英文的文件相同', () => {
    expect(readdirSync(new URL('./en-US/', import.meta.url))).toEqual(areas)
  })

  it.each(areas)('%s 中英文的键相同、没有空白，占位符一致', async (area) => {
    const zh = await textsOf('zh-CN', area)
    const en = await textsOf('en-US', area)
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
    for (const [key, text] of zh) {
      expect(text.trim(), key).not.toBe('')
      expect(en.get(key)?.trim(), key).not.toBe('')
      expect(slotsOf(en.get(key)), key).toEqual(expect.arrayContaining(slotsOf(text)))
    }
  })

  it('公共入口的英文里没有漏译的中文', async () => {
    for (const area of areas.filter((name) => name === 'light.ts' || name.startsWith('public'))) {
      const left = [...(await textsOf('en-US', area))].filter(
        ([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'toChinese',
      )
      expect(left, area).toEqual([])
    }
  })
})
