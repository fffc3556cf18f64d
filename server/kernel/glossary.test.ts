import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codes } from './codes.ts'
import { findTerm, glossary, glossaryRooms, glossaryTraps, sourceWords } from './glossary.ts'
import { glossaryMarkdown } from './glossary-markdown.ts'
import { isAnchor, parseAnchor } from './policy-anchor.ts'

describe('术语表', () => {
  it('每个词都有中文、代码、英文和出处', () => {
    for (const entry of glossary) {
      expect(entry.term, JSON.stringify(entry)).toMatch(/\p{Script=Han}/u)
      expect(entry.en, JSON.stringify(entry)).toMatch(/^[A-Za-z][A-Za-z –-]+$/)
      expect(entry.code, JSON.stringify(entry)).toMatch(/^([a-z]+([A-Z][a-z]+)*|[a-z]+(-[a-z]+)*)$/)
      expect(
        entry.source.every((source) => ['usage', 'design'].includes(source) || isAnchor(source)),
        entry.term,
      ).toBe(true)
    }
  })

  it('引用的条款在文件正文里都有', () => {
    const cited = new Set(glossary.flatMap((entry) => entry.source).filter(isAnchor))
    const missing = [...cited].filter((anchor) => {
      const { pack, place } = parseAnchor(anchor) ?? { pack: '', place: '' }
      const text = readFileSync(new URL(`../../policies/${pack}/text.md`, import.meta.url), 'utf8')
      return !text.includes(`<a id="${place}"`)
    })
    expect(missing).toEqual([])
  })

  it('同一列表里的代码只有一个意思，同一个词不写两遍', () => {
    const codesInLists = glossary.map((entry) => `${entry.list ?? ''} ${entry.code}`)
    const termsInRooms = glossary.map((entry) => `${entry.room} ${entry.list ?? ''} ${entry.term}`)
    expect(codesInLists.filter((key, index) => codesInLists.indexOf(key) !== index)).toEqual([])
    expect(termsInRooms.filter((key, index) => termsInRooms.indexOf(key) !== index)).toEqual([])
  })

  it('各室都有词，按室的顺序排列', () => {
    expect([...new Set(glossary.map((entry) => entry.room))]).toEqual(Object.keys(glossaryRooms))
    expect(glossaryTraps).toHaveLength(16)
  })

  it('按代码查词，同名代码以列表区分', () => {
    expect(findTerm('personRegister')).toEqual({
      term: '人员台账',
      code: 'personRegister',
      en: 'person register',
      room: 'people',
      source: ['gx-2022-7#3-1'],
      note: '有培训意愿和就读技工院校意愿的人员',
    })
    expect(findTerm('skills-upgrading', 'TrainingKind')?.term).toBe('技能提升培训')
    expect(findTerm('skills-upgrading', 'AssistanceAction')?.term).toBe('职业技能培训提升行动')
    expect(findTerm('nothing')).toBeUndefined()
  })

  it('出处写成文件里的样子', () => {
    expect(sourceWords(['gx-2022-7#3-1', 'lz-2019-63#4-1'])).toBe(
      '桂人社发〔2022〕7号三（一）；柳政规〔2019〕63号四（一）',
    )
    expect(sourceWords(['usage'])).toBe('行业用语')
  })

  it('生成的页面含每个词，也含传入的代码列表', () => {
    const levels = codes('SkillLevel', { junior: ['初级工', 'junior worker'] })
    const page = glossaryMarkdown([levels])
    for (const entry of glossary) expect(page).toContain(`| ${entry.term} | \`${entry.code}\``)
    expect(page).toContain(
      '### SkillLevel\n\n| 代码 | 中文 | English |\n| --- | --- | --- |\n| `junior` | 初级工 | junior worker |',
    )
    expect(glossaryMarkdown()).not.toContain('## 代码列表')
  })
})
