import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { dateText } from '#kernel/dates'
import { packs } from '#policies'
import { findPacks } from '../../../policies/find-packs.ts'
import { asking } from './domain/asking.ts'
import { untried } from './domain/cases/case-coverage.ts'
import { caseFault, casesOf } from './domain/cases/cases.ts'
import { entitle } from './domain/evaluate.ts'
import { explain } from './domain/explain.ts'
import type { Facts } from './domain/facts.ts'
import type { Limit, PolicyPack } from './domain/language.ts'
import { policyPage } from './domain/page.ts'
import { type Claim, ration } from './domain/ration.ts'
import { packFaults } from './domain/registry.ts'
import type { AskedBesides } from './domain/rule.ts'
import { limitSentence } from './domain/sentences.ts'
import { knownPacks } from './tool/known-packs.ts'

/** A pack of a fictitious region, in a folder of its own: not a line of the product knows it. */
const ID = 'yunshan-2021-5'
const FOLDER = join(import.meta.dirname, '../../../test/packs', ID)
const PROJECT = `${ID}/1/project-training`
const TRAVEL = `${ID}/2/travel-allowance`
const TOOLS = `${ID}/2/tool-allowance`

let all: readonly PolicyPack[]
let third: PolicyPack
let csv: string
beforeAll(async () => {
  const known = await knownPacks([FOLDER])
  all = known.all
  const own = known.chosen.find(({ pack }) => pack.document.id === ID)
  if (!own) throw new Error(ID)
  third = own.pack
  csv = own.cases
})

const facts = (on: string, days: number): Facts => ({
  matter: 'training',
  decisiveOn: dateText(on),
  region: '990101',
  trainingClass: {
    mode: 'project-based',
    kind: 'employment-skills',
    openingApprovedAt: null,
    firstSessionAt: `${dateText(on)}T09:00`,
  },
  trainee: { statuses: ['lifted-out-of-poverty'], contract: null },
  attendance: { days, lastCountedOn: null },
  rates: [],
})
const sentenceOn = (ruleId: string, on: string, days: number) => {
  const decision = entitle(facts(on, days), all).find((one) => one.ruleId === ruleId)
  return decision && explain(decision, all).sentence
}

describe('第三个政策包只是一个文件夹', () => {
  it('与两份真实的文件一起载入，例表全部通过，每个条件、每个数字都试过', () => {
    expect(all.map(({ document }) => document.id).sort()).toEqual([...packs.map(({ document }) => document.id), ID])
    const cases = casesOf(csv, all)
    expect(cases.map((one) => caseFault(one, all)).filter((fault) => fault !== undefined)).toEqual([])
    expect(untried(third, cases, all)).toEqual([])
  })

  it('放进包的目录就被找到：编号、文号、告知书都在自己的文件夹里', async () => {
    const found = await findPacks(join(FOLDER, '..'))
    expect(found.map(({ document }) => document.id)).toEqual([ID])
    const own = await findPacks(join(import.meta.dirname, '../../../policies'))
    expect(own.map(({ document }) => document.id)).toEqual(packs.map(({ document }) => document.id))
    for (const { document, briefings } of [...own, third]) {
      expect(briefings?.map(({ step }) => step)).toEqual(['opening', 'training', 'assessment', 'claim'])
      expect(briefings?.every(({ cites }) => cites.some((cite) => cite.startsWith(document.id)))).toBe(true)
    }
  })

  it('年中换标准：6月30日开班的按旧标准，7月1日开班的按新标准', () => {
    expect(sentenceOn(PROJECT, '2021-06-30', 6)).toBe('120元 × 6天 = 720元')
    expect(sentenceOn(PROJECT, '2021-07-01', 6)).toBe('150元 × 6天 = 900元')
    expect(sentenceOn(PROJECT, '2021-07-01', 7)).toBe('150元 × 7天 = 1,050元 → 封顶 900元')
    const [rule] = third.rules
    const page = rule && policyPage(rule, third, all)
    expect(page?.rates.map(({ from, sentence }) => `${from} ${sentence}`)).toEqual([
      '2021-01-01 120元/人·天，单次不超过900元/人',
      '2021-07-01 150元/人·天，单次不超过900元/人',
    ])
  })

  it('多一条规则，标准分段', () => {
    expect(sentenceOn(TRAVEL, '2021-03-01', 3)).toBe('100元 × 3天 = 300元')
    expect(sentenceOn(TRAVEL, '2021-03-01', 9)).toBe('100元 × 3天 + 60元 × 5天 + 30元 × 1天 = 630元')
  })

  it('真实文件的结果一字不变', () => {
    const elsewhere = { ...facts('2021-03-01', 6), region: '450225' }
    const own = (given: readonly PolicyPack[]) => entitle(elsewhere, given).filter(({ packId }) => packId !== ID)
    expect(own(all)).toEqual(own(packs))
  })
})

describe('钱以外的要求也只写在包里', () => {
  it('月报、就业服务按包里写的要求找文件，程序不认文件编号', () => {
    const own: PolicyPack = { ...third, asks: { 'monthly-report': `${ID}#1`, 'employment-service': `${ID}#2` } }
    const askedIn = (asked: AskedBesides, regionCode: string) =>
      asking([...packs, own], asked, regionCode).map(({ document }) => document.id)
    expect(askedIn('monthly-report', '990100')).toEqual([ID])
    expect(askedIn('employment-service', '990101')).toEqual([ID])
    expect(askedIn('monthly-report', '450200')).toEqual(['lz-2019-63'])
    expect(askedIn('employment-service', '450225')).toEqual(['gx-2022-7'])
    expect(askedIn('monthly-report', '450300')).toEqual([])
  })

  it('要求引用的条款不存在、没有的要求，载入时都说清', () => {
    const wrong = { ...third, asks: { 'monthly-report': `${ID}#9`, 'yearly-report': `${ID}#1` } } as PolicyPack
    expect(packFaults([wrong], new Set()).join()).toContain('yearly-report')
    const dangling: PolicyPack = { ...third, asks: { 'monthly-report': `${ID}#9` } }
    expect(packFaults([dangling], new Set()).join()).toContain(`${ID} 引用的 ${ID}#9 不存在`)
  })
})

describe('依文采用的限额与原文件合并计算', () => {
  const claim = (id: string, limits: readonly Limit[], change: Partial<Claim> = {}): Claim => ({
    id,
    person: 'A',
    effectiveOn: dateText('2021-03-01'),
    submissionNo: Number(id),
    year: 2021,
    occupation: `occupation-${id}`,
    level: 'junior',
    days: [],
    limits,
    trace: [],
    ...change,
  })
  const limitsOf = (pack: PolicyPack | undefined, component: string) =>
    pack?.rules.find((rule) => rule.component === component && rule.limits.length > 1)?.limits ?? []
  const granted = (claims: readonly Claim[]) =>
    ration(claims, [])
      .filter((one) => one.granted)
      .map(({ claimId }) => claimId)

  it('柳州两次、云山一次之后，两地都不再准；没有采用这条限额的不受影响', () => {
    const ours = limitsOf(third, 'training-subsidy')
    const liuzhou = limitsOf(
      packs.find(({ document }) => document.id === 'lz-2019-63'),
      'training-subsidy',
    ).filter(({ per }) => per === 'person-year' || per === 'person-occupation-level')
    expect([ours.length, liuzhou.length]).toEqual([2, 2])
    const claims = [claim('1', liuzhou), claim('2', liuzhou), claim('3', ours), claim('4', ours), claim('5', liuzhou)]
    expect(granted([...claims, claim('6', [])])).toEqual(['1', '2', '3', '6'])
    expect(granted([claim('1', liuzhou), claim('2', ours, { occupation: 'occupation-1' })])).toEqual(['1'])
    const [limit] = ours
    expect(limit && limitSentence(limit, all)).toBe(
      '超过限制：每人每年不超过3次（云政规〔2021〕5号三、柳政规〔2019〕63号六（二））',
    )
  })
})

describe('文件夹放在别处', () => {
  const run = promisify(execFile)
  /** Loads the folder in a process of its own, as the command line does. */
  async function load(folder: string): Promise<string> {
    const module = join(import.meta.dirname, 'tool/index.ts')
    const script = `
      const { knownPacks, runCases } = await import(${JSON.stringify(module)})
      try {
        const { all, chosen } = await knownPacks([${JSON.stringify(folder)}])
        const { pack, cases } = chosen.at(-1)
        const verdicts = runCases(pack, cases, all)
        console.log(all.map(({ document }) => document.id).join(' '))
        for (const { ruleId, passed, faults } of verdicts) console.log(ruleId, passed, faults.join('；'))
      } catch (error) {
        console.log(error.message)
      }`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../../..'),
    })
    return stdout.trim()
  }
  const copied = async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'pack-')), ID)
    await cp(FOLDER, folder, { recursive: true })
    return folder
  }
  const changed = async (folder: string, file: string, from: string, to: string) => {
    const text = await readFile(join(folder, file), 'utf8')
    expect(text).toContain(from)
    await writeFile(join(folder, file), text.replace(from, to))
  }

  it('多写一条规则，只动这个文件夹：规则一个文件、列进 pack.ts、例表几行', async () => {
    const folder = await copied()
    const rule = (await readFile(join(folder, 'rules/travel-allowance.ts'), 'utf8'))
      .replace('export const travelAllowance', 'export const toolAllowance')
      .replace(TRAVEL, TOOLS)
      .replace("component: 'living-allowance'", "component: 'support'")
      .replace(/firstThen\(.*\)\),\n/, 'perHead(yuan(80))),\n')
      .replace('firstThen, is, oncePerPersonDay, rule, since, tier,', 'is, perHead, rule, since,')
      .replace(/limits: \[.*\]/, 'limits: []')
    await writeFile(join(folder, 'rules/tool-allowance.ts'), rule)
    await changed(
      folder,
      'pack.ts',
      'import { travel',
      "import { toolAllowance } from './rules/tool-allowance.ts'\nimport { travel",
    )
    await changed(folder, 'pack.ts', 'travelAllowance]', 'travelAllowance, toolAllowance]')
    expect(await load(folder)).toContain(`${TOOLS} 0 没有案例`)
    const rows = csv.split('\n').filter((row) => row.includes(TRAVEL))
    const amount = (row: string) => row.replace(/(,\d+){2},$/, ',80,80,').replace(TRAVEL, TOOLS)
    await writeFile(join(folder, 'cases.csv'), `${csv.trimEnd()}\n${rows.map(amount).join('\n')}\n`)
    expect(await load(folder)).toContain(`${TOOLS} ${rows.length}`)
    await rm(folder, { recursive: true })
  })

  it('同样能用；写错的一次全部说清：没有标准的日子、不存在的条款、没有的词', async () => {
    const folder = await copied()
    expect(await load(folder)).toBe(
      `${packs.map(({ document }) => document.id).join(' ')} ${ID}\n${PROJECT} 13 \n${TRAVEL} 11`,
    )
    await changed(folder, 'rules/project-training.ts', "since('2021-07-01'", "since('2021-07-05'")
    await changed(
      folder,
      'rules/travel-allowance.ts',
      "cites: ['yunshan-2021-5#2'],\n  about",
      "cites: ['yunshan-2021-5#9'],\n  about",
    )
    const faults = await load(folder)
    expect(faults).toContain(`${PROJECT}：2021-07-01 至 2021-07-04 没有标准`)
    expect(faults).toContain(`${ID} 引用的 ${ID}#9 不存在`)
    await changed(
      folder,
      'conditions.ts',
      "is('trainee-status', 'lifted-out-of-poverty')",
      "is('trainee-status', 'lifted')",
    )
    expect(await load(folder)).toContain('trainee-status 没有答案 lifted')
    await rm(folder, { recursive: true })
  })
})
