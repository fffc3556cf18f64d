import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'jq-policy-'))
const at = (name: string) => join(folder, name)
const write = (name: string, text: string) => writeFileSync(at(name), text)

/** `jiangqiao policy …` as an operator runs it, without a database or a configuration; a file of the folder by its path. */
async function policy(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const found = words.map((word) =>
    word
      .split(',')
      .map((part) => (existsSync(at(part)) ? at(part) : part))
      .join(','),
  )
  const code = await run(['policy', ...found], {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    env: { JIANGQIAO_PROFILE: 'production' },
    folder,
  })
  const short = (text: string) => text.replaceAll(`${folder}/`, '')
  return { code, out: short(out), err: short(err) }
}

const workshop = {
  matter: 'training',
  decisiveOn: '2024-06-03',
  region: '450225',
  trainingClass: {
    mode: 'project-based',
    kind: 'employment-skills',
    openingApprovedAt: '2024-06-01T10:00',
    firstSessionAt: '2024-06-03T08:30',
  },
  organizer: { kind: 'assistance-workshop' },
  occupation: { nationallyListed: false, code: null, level: null },
  trainee: {
    statuses: ['lifted-out-of-poverty'],
    contract: { from: '2024-01-01', until: null, withOrganizer: true },
  },
  attendance: { days: 6, lastCountedOn: '2024-06-08' },
  certificate: null,
}
const header = 'table,document,region,from,until,kind,occupation,level,group,tier,unit,rate,sources'

beforeAll(() => {
  cpSync(join(import.meta.dirname, '../../test/packs/yunshan-2021-5'), at('yunshan'), { recursive: true })
  write('facts.json', JSON.stringify(workshop))
  write('many.jsonl', [workshop, { ...workshop, certificate: undefined }].map((one) => JSON.stringify(one)).join('\n'))
  write(
    'wrong.json',
    JSON.stringify([
      { ...workshop, region: 'x', traine: {} },
      { ...workshop, matter: 'trainning' },
    ]),
  )
  write(
    'rates.csv',
    `${header}\ngx-2022-7/training-subsidy,桂人社规〔2022〕3号,45,2022-03-01,,就业技能培训,,,,,人,"1,500.50",就业补助资金\n`,
  )
  write('wrong.csv', `${header},levle\nt,d,45,2022-13-01,,,,大师,,,天,12.345,就业补助\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('jiangqiao policy evaluate', () => {
  it('每条规则一行 JSON：规则、付给谁、两个金额、条款、算式、拒绝', async () => {
    const { code, out } = await policy(
      'evaluate',
      '--packs',
      'gx-2022-7,lz-2019-63',
      '--rates',
      'rates.csv',
      'facts.json',
    )
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    const own = lines.find(({ rule }) => rule === 'gx-2022-7/10/workshop-training')
    expect(own).toMatchObject({
      payee: 'organizer',
      amountFen: 100_000,
      uncappedFen: 120_000,
      cites: ['gx-2022-7#10'],
      refusals: [],
    })
    expect(own.trace.map(({ op, resultFen }: { op: string; resultFen: number }) => [op, resultFen])).toEqual([
      ['times', 120_000],
      ['up-to', 100_000],
    ])
    const refused = lines.find(({ rule }) => rule === 'lz-2019-63/4-1/living-allowance')
    expect(refused.amountFen).toBeNull()
    expect(refused.refusals.map(({ condition }: { condition: string }) => condition)).toContain('in-force')
  })

  it('几件事每行一件也行，写明第几件；--explain 印算式、逐项条件和公示文字，中英文', async () => {
    const { out } = await policy('evaluate', '--packs', 'gx-2022-7', 'many.jsonl')
    expect(
      new Set(
        out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).case),
      ),
    ).toEqual(new Set([1, 2]))
    const zh = await policy('evaluate', '--packs', 'gx-2022-7', '--explain', 'zh', 'facts.json')
    expect(zh.out).toContain('200元 × 6天 = 1,200元 → 封顶 1,000元')
    expect(zh.out).toContain('就业帮扶车间项目制培训补贴：标准200元/人·天，单次不超过1,000元/人。')
    expect(zh.out).toMatch(/✓ 与车间签订劳动合同 {2}劳动合同：与组织单位签订/)
    const en = await policy('evaluate', '--packs', 'gx-2022-7', '--explain', 'en', 'facts.json')
    expect(en.out).toContain('200 yuan × 6 days = 1,200 yuan → capped at 1,000 yuan')
    expect(en.out).toContain('what would change it: ')
  })

  it('事实和标准的错误一次列全：哪个文件、第几项或第几行、怎么改；退出码 1', async () => {
    const { code, out, err } = await policy('evaluate', '--rates', 'wrong.csv', 'wrong.json')
    expect([code, out]).toEqual([1, ''])
    expect(err.trim().split('\n')).toEqual([
      '有 8 处要改：',
      '  · wrong.csv 第 1 行：没有“levle”这一列。是不是 level？',
      '  · wrong.csv 第 2 行 from：“施行日期”不能是“2022-13-01”。例如 2024-06-03',
      expect.stringMatching(/^ {2}· wrong\.csv 第 2 行 level：“技能等级”不能是“大师”。可填：junior 初级工/),
      '  · wrong.csv 第 2 行 rate：“标准”不能是“12.345”。按元填写，最多两位小数',
      '  · wrong.csv 第 2 行 sources：“资金来源”不能是“就业补助”。是不是 就业补助资金？',
      expect.stringMatching(/^ {2}· wrong\.json 第 1 项 region：“地区”：应为行政区划代码。/),
      '  · wrong.json 第 1 项 traine：没有“traine”这个字段。是不是 trainee？',
      '  · wrong.json 第 2 项 matter：“事项”没有“trainning”这个代码。是不是 training（参加培训）？',
    ])
  })

  it('写错的命令、选项、政策包、规则，都猜出原来想写的；没有的文件说清楚', async () => {
    expect((await policy('evalute')).err).toContain('是不是 evaluate？')
    expect((await policy('evaluate', '--explian', 'zh', 'facts.json')).err).toContain('是不是 --explain？')
    expect((await policy('test', '--packs', 'gx-2022-8')).err).toContain('是不是 gx-2022-7？')
    expect((await policy('show', 'workshop-training')).err).toContain('是不是 gx-2022-7/10/workshop-training？')
    expect(await policy('evaluate', 'nothing.json')).toMatchObject({ code: 1, err: '读不到文件 nothing.json\n' })
  })
})

describe('jiangqiao policy show、facts', () => {
  it('印一条规则的页面，中英文；不写编号则列出全部', async () => {
    const { out } = await policy('show', 'gx-2022-7/10/workshop-training')
    for (const words of [
      '就业帮扶车间项目制培训补贴',
      '200元/人·天，单次不超过1,000元/人',
      '“单次”指一个班次',
      '公示文字',
    ])
      expect(out).toContain(words)
    expect((await policy('show', 'gx-2022-7/10/workshop-training', '--language', 'en')).out).toContain('Paid to')
    expect((await policy('show')).out).toContain('lz-2019-63/6-1/enterprise-training  企业职工培训补贴')
  })

  it('事实的字段和 JSON Schema', async () => {
    expect((await policy('facts')).out).toContain('trainee.statuses  人员身份')
    expect(JSON.parse((await policy('facts', '--json')).out)).toMatchObject({ title: '政策事实' })
  })
})

describe('jiangqiao policy test', () => {
  it('每个政策包的例表逐条核对，全部通过', async () => {
    const { code, out } = await policy('test')
    expect(out).toMatch(/✓ gx-2022-7\/10\/workshop-training {2}通过 \d+/)
    expect([code, out.trim().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^全部通过：\d+ 例$/)])
  })

  it('别处文件夹里的政策包也行：写法与本库相同；例子不对的逐条说，退出码 1', async () => {
    const right = await policy('test', '--pack-dir', 'yunshan', '--packs', 'yunshan-2021-5')
    expect(right).toMatchObject({ code: 0, err: '' })
    expect(right.out).toMatch(/✓ yunshan-2021-5\/2\/travel-allowance {2}通过 \d+\n全部通过/)
    change('cases.csv', ',840,840,', ',841,841,')
    const wrong = await policy('test', '--pack-dir', 'yunshan', '--packs', 'yunshan-2021-5')
    expect(wrong.code).toBe(1)
    expect(wrong.out).toContain('应为 84100 分，实为 84000 分')
    const { out } = await policy('show', 'yunshan-2021-5/2/travel-allowance', '--pack-dir', 'yunshan')
    expect(out).toContain('前3天100元/人·天，其后5天60元/人·天，以后30元/人·天')
  })

  it('不能载入的政策包：全部毛病一次说清', async () => {
    // A folder of its own: what was loaded once stays loaded in this process.
    cpSync(join(import.meta.dirname, '../../test/packs/yunshan-2021-5'), at('broken'), { recursive: true })
    change('rules/travel-allowance.ts', "payee: 'person'", "payee: 'somebody'", 'broken')
    expect((await policy('test', '--pack-dir', 'broken')).err).toContain('yunshan-2021-5/2/travel-allowance · payee')
    expect((await policy('test', '--pack-dir', 'nowhere')).err).toBe('nowhere 里缺少 pack.ts、text.md、cases.csv\n')
  })
})

/** Changes a word in the pack that lies outside the product. */
function change(file: string, from: string, to: string, pack = 'yunshan'): void {
  write(`${pack}/${file}`, readFileSync(at(`${pack}/${file}`), 'utf8').replace(from, to))
}
