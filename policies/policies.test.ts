import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { citedDocuments, clauseWords, isAnchor } from '#kernel/policy-anchor'
import { packs } from '#policies'
import { untried } from '../server/rooms/policy/domain/cases/case-coverage.ts'
import { caseFault, casesOf } from '../server/rooms/policy/domain/cases/cases.ts'
import { entitle } from '../server/rooms/policy/domain/evaluate.ts'
import { explain } from '../server/rooms/policy/domain/explain.ts'
import { policyPage } from '../server/rooms/policy/domain/page.ts'
import { citesOf, loadPacks } from '../server/rooms/policy/domain/registry.ts'
import { noticeSentence } from '../server/rooms/policy/domain/sentences.ts'
import { packHash, readAnchors, readPackText, wordingOf } from '../server/rooms/policy/store-texts.ts'

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8')
const rows = (...path: string[]) =>
  read(...path)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
const withoutSpace = (text: string) => text.replace(/\s/g, '')

it('政策包可以同时载入：编号不重、条款存在、时间无空档、两文不同时发同一种钱', async () => {
  expect(loadPacks(packs, await readAnchors(packs))).toEqual(packs)
})

describe.each(packs.map((pack) => ({ id: pack.document.id, pack })))('$id', ({ id, pack }) => {
  const cases = casesOf(read(id, 'cases.csv'), packs)

  it('原文逐条有锚点，条款有名称，文字与读入时一致 [G-001][L-001]', async () => {
    const clauses = await readPackText(id)
    const { number, chapters } = pack.document
    expect(citedDocuments[id], 'run npm run docs:policy').toEqual({ number, chapters })
    for (const { anchor, heading } of clauses) {
      expect(isAnchor(`${id}#${anchor}`)).toBe(true)
      const place = withoutSpace(clauseWords(`${id}#${anchor}`).slice(number.length))
      if (/^\d/.test(anchor))
        expect(heading.replace('(', '（').replace(')', '）')).toContain(place.slice(place.indexOf('（')))
    }
    expect(wordingOf(clauses)).toBe(pack.document.wording)
  })

  it('引用的条款都在原文里，规则文件开头引的就是该条原文', async () => {
    const texts = new Map((await readPackText(id)).map(({ anchor, text }) => [`${id}#${anchor}`, withoutSpace(text)]))
    expect(citesOf(pack).filter((cite) => cite.startsWith(id) && !texts.has(cite))).toEqual([])
    for (const rule of pack.rules) {
      const [folder = '', anchor = '', file = ''] = rule.id.split('/')
      const source = read(folder, 'rules', `${file}.ts`)
      const comment = [...source.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line).join('')
      const quote = withoutSpace(comment.replace(/^（[一二三四五六七八九十]+）/, ''))
      expect(quote.length).toBeGreaterThan(20)
      expect(rule.cites).toContain(`${folder}#${anchor}`)
      expect(texts.get(`${folder}#${anchor}`)).toContain(quote)
    }
  })

  it.each(cases.map((one) => ({ name: `${one.ruleId}：${one.title}`, one })))('$name', ({ one }) => {
    expect(caseFault(one, packs)).toBeUndefined()
  })

  it('每个条件单独不成立时恰好只以它为由拒绝，每个数字都在界上和界外试过', () => {
    expect(untried(pack, cases, packs)).toEqual([])
  })

  it('中英文的每一句话都完整：没有缺失的标签', () => {
    for (const { facts } of cases) {
      for (const decision of entitle(facts, packs)) {
        for (const language of ['zh', 'en'] as const) {
          const { sentence, checklist, clauses } = explain(decision, packs, language)
          const lines = checklist.flatMap(({ label, cure, found }) => [label, cure, found])
          expect([sentence, ...clauses, ...lines].join('\n')).not.toMatch(/undefined|#|\{|\}/)
          if (language === 'en') expect(lines.join('\n')).not.toMatch(/[\u4e00-\u9fff]/)
        }
      }
    }
    for (const rule of pack.rules) {
      const { document: _, clauses: _clauses, validity: _validity, ...page } = policyPage(rule, pack, packs, 'en')
      const words = JSON.stringify(page).replace(/(柳政规|桂人社发)〔\d{4}〕\d+号[一-龥（）]*/g, '')
      expect(words).not.toMatch(/[\u4e00-\u9fff]/)
      expect(noticeSentence(rule, pack.document.effectiveFrom, 'en')).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('说明文件、变更记录和版本齐全', () => {
    expect(existsSync(join(import.meta.dirname, id, 'README.md'))).toBe(true)
    expect(read(id, 'CHANGELOG.md')).toContain(`## ${pack.version}`)
    expect(packHash(pack)).toMatch(/^[0-9a-f]{64}$/)
  })
})

it('结对附件：44个县（20国重、20区重、4参照）、22个安置区（13个万人以上）、29所院校 [G-076][G-077]', () => {
  const counties = rows('gx-2022-7', 'tables', 'pairing-counties.csv')
  const sites = rows('gx-2022-7', 'tables', 'pairing-sites.csv')
  const count = (category: string) => counties.filter((row) => row[3] === category).length
  expect([counties.length, count('国重'), count('区重'), count('参照')]).toEqual([44, 20, 20, 4])
  expect([sites.length, sites.filter((row) => row[3] === '万人以上').length]).toEqual([22, 13])
  expect(new Set([...counties, ...sites].map((row) => row[4])).size).toBe(29)
  expect(sites.filter((row) => row[9] === 'inferred').map((row) => row[0])).toEqual(['21'])
})
