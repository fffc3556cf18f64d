import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roomOrder } from '../server/rooms/index.ts'

/** The house's rules as tests: a rule without a test is not a rule. Reads source text only. */
const ROOT = resolve(import.meta.dirname, '..')
const files = ['server', 'policies', 'web', 'db', 'test', 'bench', 'scripts']
  .map((folder) => join(ROOT, folder))
  .flatMap((folder) => (existsSync(folder) ? walk(folder) : []))
const sources = files.filter((file) => /\.tsx?$/.test(file) && file !== 'db/types.ts').map(read)
const product = sources.filter((source) => !/\.test\.tsx?$|^test\//.test(source.path))

interface Source {
  readonly path: string
  readonly text: string
  /** The text without comments and strings, for words that may stand in prose. */
  readonly code: string
  readonly imports: readonly string[]
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1')
  const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return { path, text, code, imports }
}

const roomOf = (path: string): string | undefined => /^server\/rooms\/([\w-]+)\//.exec(path)?.[1]
const targetRoom = (source: Source, specifier: string): string | undefined => {
  const named = /^#([\w-]+)(\/|$)/.exec(specifier)?.[1]
  if (named && roomOrder.includes(named)) return named
  return specifier.startsWith('.') ? roomOf(relative(ROOT, resolve(ROOT, dirname(source.path), specifier))) : undefined
}
const offenders = (of: readonly Source[], offence: (source: Source) => string | false | undefined): string[] =>
  of.flatMap((source) => {
    const found = offence(source)
    return found ? [`${source.path}: ${found}`] : []
  })

describe('house', () => {
  it('rooms meet at the door', () => {
    const wrong = offenders(product, (source) =>
      source.imports.find((specifier) => {
        const room = targetRoom(source, specifier)
        const inside = roomOf(source.path)
        if (!room || room === inside || source.path === 'server/rooms/index.ts') return false
        return specifier.startsWith('.') || !/^#[\w-]+(\/(contract|language))?$/.test(specifier)
      }),
    )
    expect(wrong).toEqual([])
  })

  it('a room uses only rooms above it', () => {
    const wrong = offenders(product, (source) =>
      source.imports.find((specifier) => {
        const [own, other] = [roomOf(source.path), targetRoom(source, specifier)]
        return own && other && own !== other && roomOrder.indexOf(other) > roomOrder.indexOf(own)
      }),
    )
    expect(wrong).toEqual([])
  })

  it('domain and kernel are pure', () => {
    const pure = product.filter((source) => /^server\/kernel\/|^server\/rooms\/[\w-]+\/domain\//.test(source.path))
    const wrong = offenders(pure, (source) =>
      source.imports.find((specifier) =>
        /^node:|^#platform|^#db|^(kysely|pg|fastify)$|store|^\.\.\/actions/.test(specifier),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('SQL lives in stores', () => {
    const elsewhere = product.filter(
      (source) =>
        source.path.startsWith('server/') && !/^server\/(platform\/|bootstrap)|\/store[\w-]*\.ts$/.test(source.path),
    )
    const wrong = offenders(
      elsewhere,
      (source) =>
        source.imports.find((specifier) => /^(kysely|pg)$/.test(specifier)) ??
        /\.db\s*\.(selectFrom|insertInto|updateTable|deleteFrom)|\bsql`/.exec(source.code)?.[0],
    )
    expect(wrong.filter((line) => !/^server\/(desk\/operations|cli\/)/.test(line))).toEqual([])
  })

  it('web sees contracts only', () => {
    const web = product.filter((source) => source.path.startsWith('web/'))
    const wrong = offenders(web, (source) =>
      source.imports.find((specifier) => /^#/.test(specifier) && !/^#kernel\/|\/contract$/.test(specifier)),
    )
    expect(wrong).toEqual([])
  })

  it('platform and kernel know no room', () => {
    const low = product.filter((source) => /^server\/(platform|kernel)\//.test(source.path))
    const wrong = offenders(low, (source) => source.imports.find((specifier) => targetRoom(source, specifier)))
    expect(wrong).toEqual([])
  })

  // A parameter in it is unknown to the generic plan, which then finds no unique index: the sixth insert of a connection fails.
  it('the predicate of a conflict is literal SQL', () => {
    const parameter = /onConflict\((?:(?!doNothing|doUpdate)[\s\S])*?\.where\('[\w.]+', '(?:=|<>|!=|in)'/
    expect(offenders(product, ({ code }) => parameter.exec(code)?.[0])).toEqual([])
  })

  it('a day count, a threshold or a share is a reading, never a constant of a room', () => {
    const rooms = product.filter(({ path }) => /^server\/rooms\/(?!policy\/domain\/)/.test(path))
    const counted = /\badd(?:Days|Months|WorkingDays)\([^;{}]*?, ?-?(?:[2-9]|\d{2,})\)|interval '\d+ /
    const named = /\bconst (?:\w+_)?(?:DAYS|MONTHS|PERCENT|SHARE|THRESHOLD|REMINDED) = \d/
    expect(offenders(rooms, ({ code }) => (counted.exec(code) ?? named.exec(code))?.[0])).toEqual([])
  })

  it('no room knows a document by its id: what a document asks stands in its pack', () => {
    const ids = readdirSync(join(ROOT, 'policies')).filter((name) =>
      existsSync(join(ROOT, 'policies', name, 'pack.ts')),
    )
    const named = new RegExp(`'(?:${ids.join('|')})(?:/[^']*)?'`)
    const rooms = product.filter(({ path }) => /^server\/rooms\//.test(path))
    expect(offenders(rooms, ({ code }) => named.exec(code)?.[0])).toEqual([])
  })

  // A list pages (`cutPage` takes one row more), or tells how many there are (`firstOf`): no cut is silent.
  it('no store cuts a list in silence', () => {
    const stores = product.filter(({ path }) => /^server\/rooms\/.*\/store[\w-]*\.ts$/.test(path))
    const cut = /\.limit\((?!1\)|(?:\w+\.)?limit \+ 1\))[^)]*\)/
    expect(offenders(stores, ({ code }) => cut.exec(code)?.[0])).toEqual([])
  })

  it('no any, no default export, no clock of its own', () => {
    const wrong = offenders(product, (source) => {
      if (/\bas any\b|: any\b|<any>/.test(source.code)) return 'any'
      if (/export default/.test(source.code) && !/\.config\.ts$|^web\/messages/.test(source.path))
        return 'export default'
      const mayAsk = /^server\/platform\/clock\/|^web\/ui\/|^scripts\/|^bench\/|^server\/platform\/postgres\//.test(
        source.path,
      )
      return !mayAsk && /Date\.now\(\)|new Date\(\)/.test(source.code) && 'asks the machine for the time'
    })
    expect(wrong).toEqual([])
  })

  it('no float near money', () => {
    const wrong = offenders(product, (source) => {
      const line = source.code
        .split('\n')
        .find((text) => /[fF]en\b/.test(text) && /\d\.\d|\* 0\.|parseFloat|toFixed/.test(text.replace(/'[^']*'/g, '')))
      return /^server\/kernel\/(money|chinese-capitals)/.test(source.path) ? false : line?.trim()
    })
    expect(wrong).toEqual([])
  })

  it('files, lines and imports stay short', () => {
    const wrong = offenders(sources, (source) => {
      const lines = source.text.split('\n')
      const longest = source.path.startsWith('web/') ? 250 : 300
      if (lines.length > longest + 1 && !/^web\/messages|glossary-|region-history/.test(source.path))
        return `${lines.length} lines`
      const imports = [...source.code.matchAll(/^import (?!type ).*?from '/gms)].length
      // The list of rooms is the table of contents: one import a room.
      const contents = /^(test|web\/messages)\/|^server\/rooms\/index\.ts$|\.test\.ts$/.test(source.path)
      if (imports > 15 && !contents) return `${imports} imports`
      const wide = lines.findIndex((line) => line.length > 160)
      return (
        wide >= 0 && !/\.test\.ts|messages|seed|glossary|history/.test(source.path) && `line ${wide + 1} is too wide`
      )
    })
    expect(wrong).toEqual([])
  })

  it('functions stay short', () => {
    const wrong = offenders(product, (source) => {
      const limit = source.path.startsWith('web/') ? 100 : 60
      return functionLengths(source.text)
        .find(([, length]) => length > limit)
        ?.join(' ')
    })
    expect(wrong).toEqual([])
  })
})

/** Top-level functions by indentation: from `function x(` or `const x = (…) => {` to the closing brace at the margin. */
function functionLengths(text: string): [string, number][] {
  const lines = text.split('\n')
  return lines.flatMap((line, start): [string, number][] => {
    const name = /^(?:export )?(?:async )?function\*? (\w+)|^(?:export )?const (\w+) = .*=> \{$/.exec(line)
    if (!name) return []
    const end = lines.findIndex((candidate, index) => index > start && /^\}/.test(candidate))
    return [[name[1] ?? name[2] ?? '', end - start + 1]]
  })
}

describe('words', () => {
  it('every cites resolves to a clause', async () => {
    const { readAnchors } = await import('../server/rooms/policy/store-texts.ts')
    const { packs } = await import('../policies/index.ts')
    const anchors = await readAnchors(packs)
    const cite = new RegExp(`'((?:${packs.map(({ document }) => document.id).join('|')})#[\\w-]+)'`, 'g')
    const wrong = offenders(product, (source) =>
      [...source.code.matchAll(cite)].map((match) => match[1] ?? '').find((anchor) => !anchors.has(anchor)),
    )
    expect(wrong).toEqual([])
  })

  it('every code has a glossary entry and both labels', async () => {
    const { codeLists, glossaryPage, writtenPage } = await import('../scripts/glossary.ts')
    const lists = await codeLists()
    const mute = lists.flatMap((list) =>
      list.values
        .filter((code) => list.labels[code]?.some((label) => label.trim() === ''))
        .map((code) => `${list.name}: ${code}`),
    )
    expect(mute).toEqual([])
    expect(lists.length).toBeGreaterThan(20)
    expect(writtenPage(), 'run npm run glossary').toBe(await glossaryPage())
  })

  it('every route has may and every path stands once', async () => {
    const { rooms } = await import('../server/rooms/index.ts')
    const rows = rooms.flatMap((room) => room.routes)
    expect(rows.filter((row) => !row.may).map((row) => row.endpoint.path)).toEqual([])
    const names = rows.map((row) => `${row.endpoint.method} ${row.endpoint.path}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('every refusal code has a test', () => {
    const tests = sources
      .filter((source) => !product.includes(source))
      .map((source) => source.text)
      .join('\n')
    const declared = product
      .filter((source) => /refusals\(\{/.test(source.code) && !source.path.startsWith('web/'))
      .flatMap((source) => {
        const body = source.code.slice(source.code.indexOf('refusals({'))
        return [...body.matchAll(/^ {2}'?([\w-]+)'?: \{/gm)].map((match) => ({
          path: source.path,
          code: match[1] ?? '',
        }))
      })
    expect(declared.filter(({ code }) => !tests.includes(code)).map(({ path, code }) => `${path}: ${code}`)).toEqual([])
  })

  it('every migration belongs to one room', () => {
    const wrong = files
      .filter((file) => file.startsWith('db/migrations/'))
      .flatMap((file) => {
        const text = readFileSync(join(ROOT, file), 'utf8')
        const schemas = new Set([...text.matchAll(/create table (\w+)\./g)].map((match) => match[1]))
        return schemas.size === 1 ? [] : [`${file}: ${[...schemas].join(', ')}`]
      })
    expect(wrong).toEqual([])
  })

  it('the repository speaks of the product alone', () => {
    const words = new RegExp(['\\.\\./' + 'shared', 'regis' + 'try\\.npmjs', '/work/' + 'main'].join('|'))
    const all = [...files, 'README.md', 'package.json', 'package-lock.json', '.npmrc'].filter(
      (file) => !/\.(json|ttf|png)$/.test(file) || file.startsWith('package'),
    )
    const wrong = all.filter((file) => {
      try {
        return words.test(readFileSync(join(ROOT, file), 'utf8'))
      } catch {
        return false
      }
    })
    expect(wrong).toEqual([])
  })
})
