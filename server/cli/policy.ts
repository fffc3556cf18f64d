import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Language } from '#kernel/codes'
import {
  allFieldWords,
  decisionLine,
  decisionText,
  entitle,
  type FileFault,
  factsFrom,
  factsSchema,
  type KnownPack,
  knownPacks,
  nearest,
  pageText,
  rateColumns,
  ratesFrom,
  runCases,
} from '#policy'
import type { Command, CommandInput } from './command.ts'
import { policyLab } from './policy-lab.ts'

type Act = (input: Asked) => Promise<number>

/** What stands behind `jiangqiao policy <act>`. */
interface Asked {
  readonly names: readonly string[]
  readonly packs: readonly string[] | undefined
  readonly folders: readonly string[]
  readonly rates: string | undefined
  readonly explain: Language | undefined
  readonly language: Language
  readonly json: boolean
  readonly say: CommandInput['say']
}

const acts: Readonly<Record<string, Act>> = { evaluate, test, show, facts }

const help = `用法：
  jiangqiao policy evaluate --packs gx-2022-7,lz-2019-63 --rates rates.csv facts.json
      按事实核算，每条规则一行 JSON：rule、payee、amountFen、uncappedFen、cites、trace、refusals
      facts.json 是一个对象、一个数组，或每行一个对象；- 从标准输入读
      --explain zh|en    改印算式、逐项条件和公示文字
  jiangqiao policy test [--pack-dir 文件夹]
      逐条核对每个政策包的 cases.csv；有一条不对，退出码为 1
  jiangqiao policy show gx-2022-7/10/workshop-training [--language en]
      印一条规则的页面；不写编号则列出全部规则
  jiangqiao policy facts [--json]
      事实的字段和代码；--json 印 JSON Schema
  jiangqiao policy lab --from 2024-01-01 --to 2024-12-31 --set gx-2022-7/10/workshop-training:rate/0/value/capFen=80000
      用库里的真实历史重算：花多少、谁多得、谁少得，按补贴、县、人群分列；不写任何账
      --set 规则:数的位置=整数（金额以分计），或 规则:-条件；几处用逗号分开。也可用 --pack-dir 给出整包

  --packs      只用这几个政策包，逗号分开；不写则全部
  --pack-dir   另加文件夹里的政策包（pack.ts、text.md、cases.csv），几个用逗号分开
  --rates      标准表（.csv、.xlsx），表头：${rateColumns.join(',')}
               rate 按元；几个资金来源用顿号分开；代码可写代码或中文；不限的格子留空
前四个不需要数据库。退出码：0 办成，1 有错，错误一次列全。`

/** `jiangqiao policy …`: decides, tests and shows policy from files alone. */
export const policy: Command = {
  usage: 'evaluate | test | show | facts | lab  按文件核算、核对例表、看规则；用真实历史试规则',
  options: ['packs', 'pack-dir', 'rates', 'explain', 'language', 'from', 'to', 'set'],
  help,
  async run(input) {
    const [name = ''] = input.rest
    const act = acts[name]
    if (act) return act(askedOf(input))
    if (name === 'lab') return policyLab(input)
    const meant = nearest(name, [...Object.keys(acts), 'lab'])
    throw new Error(meant ? `没有 policy ${name}。是不是 ${meant}？` : help)
  },
}

/** @throws Error for an option that does not exist, with what was probably meant */
function askedOf({ rest, flags, options, say }: CommandInput): Asked {
  const [strange] = [...flags].filter((flag) => flag !== '--json')
  if (strange) {
    const known = [...(policy.options ?? []), 'json'].map((option) => `--${option}`)
    const meant = nearest(strange, known)
    throw new Error(`没有选项 ${strange}${meant ? `。是不是 ${meant}？` : `。有：${known.join('、')}`}`)
  }
  const list = (text: string | undefined) => text?.split(',').map((one) => one.trim())
  return {
    names: rest.slice(1),
    packs: list(options['packs']),
    folders: list(options['pack-dir']) ?? [],
    rates: options['rates'],
    explain: options['explain'] === undefined ? undefined : languageOf('explain', options['explain']),
    language: languageOf('language', options['language'] ?? 'zh'),
    json: flags.has('--json'),
    say,
  }
}

function languageOf(option: string, text: string): Language {
  if (text === 'zh' || text === 'en') return text
  throw new Error(`--${option} 应为 zh 或 en，不是“${text}”`)
}

async function evaluate({ names, packs, folders, rates, explain, say }: Asked): Promise<number> {
  const [file, ...more] = names
  if (!file || more.length > 0) throw new Error('请写一个事实文件：jiangqiao policy evaluate facts.json')
  const { chosen, all } = await knownPacks(folders, packs)
  const table = rates ? await ratesFrom(basename(rates), await readBytes(rates)) : { rates: [], faults: [] }
  const given = factsFrom(new TextDecoder().decode(await readBytes(file)), table.rates)
  const faults = [...named(rates ?? '', table.faults), ...named(file, given.faults)]
  if (faults.length > 0) throw new Error([`有 ${faults.length} 处要改：`, ...faults].join('\n'))
  const using = chosen.map(({ pack }) => pack)
  for (const [index, one] of given.facts.entries()) {
    const many = given.facts.length > 1
    if (many && explain) say(explain === 'zh' ? `—— 第 ${index + 1} 件 ——` : `—— case ${index + 1} ——`)
    for (const decision of entitle(one, using)) {
      say(
        explain
          ? decisionText(decision, all, explain)
          : JSON.stringify({ ...(many && { case: index + 1 }), ...decisionLine(decision) }),
      )
    }
  }
  return 0
}

const named = (file: string, faults: readonly FileFault[]): string[] =>
  faults.map(({ at, message, cure }) => `  · ${[file, at].filter(Boolean).join(' ')}：${message}${cure && `。${cure}`}`)

/** The file's bytes, or the standard input's for `-`. @throws Error in plain words when it cannot be read */
async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file)
  } catch {
    throw new Error(`读不到文件 ${file}`)
  }
}

async function test({ packs, folders, say }: Asked): Promise<number> {
  const { chosen } = await knownPacks(folders, packs)
  const using = chosen.map(({ pack }) => pack)
  let [passed, wrong] = [0, 0]
  for (const { pack, cases } of chosen) {
    say(`${pack.document.number} ${pack.version}`)
    for (const verdict of runCases(pack, cases, using)) {
      const { ruleId, faults } = verdict
      say(
        `  ${faults.length === 0 ? '✓' : '✗'} ${ruleId}  通过 ${verdict.passed}${faults.length > 0 ? `，不通过 ${faults.length}` : ''}`,
      )
      for (const fault of faults) say(`      ${fault}`)
      passed += verdict.passed
      wrong += faults.length
    }
  }
  say(wrong === 0 ? `全部通过：${passed} 例` : `通过 ${passed} 例，不通过 ${wrong} 例`)
  return wrong === 0 ? 0 : 1
}

async function show({ names, packs, folders, language, say }: Asked): Promise<number> {
  const { chosen, all } = await knownPacks(folders, packs)
  const rules = chosen.flatMap(({ pack }: KnownPack) => pack.rules)
  const [ruleId] = names
  if (!ruleId) {
    for (const { id, title } of rules) say(`${id}  ${title[language === 'zh' ? 0 : 1]}`)
    return 0
  }
  const ids = rules.map(({ id }) => id)
  if (!ids.includes(ruleId)) {
    const meant = nearest(ruleId, ids) ?? ids.find((id) => id.endsWith(`/${ruleId}`))
    throw new Error(`没有规则 ${ruleId}。${meant ? `是不是 ${meant}？` : '全部规则：jiangqiao policy show'}`)
  }
  say(pageText(ruleId, all, language))
  return 0
}

async function facts({ json, language, say }: Asked): Promise<number> {
  if (json) {
    say(JSON.stringify(factsSchema(), null, 2))
    return 0
  }
  for (const { path, kind, required, nullable, labels, hint, codes } of allFieldWords()) {
    const marks = [kind, required ? 'required' : '', nullable ? 'null' : ''].filter(Boolean).join(' ')
    say(`${path}  ${labels[language]}  (${marks})${hint ? `  ${hint[language]}` : ''}`)
    for (const code of codes) say(`    ${code.code}  ${code[language]}`)
  }
  return 0
}
