import { describe, expect, it } from 'vitest'
import { packs } from '#policies'
import { clauseLinks } from './clause-links.ts'
import { factFields } from './fact-fields.ts'
import { factWords } from './fact-words.ts'
import { readFacts } from './facts-faults.ts'
import { factsSchema } from './facts-schema.ts'
import { nearest } from './nearest.ts'

const good = {
  matter: 'training',
  decisiveOn: '2024-06-03',
  region: '450225',
  trainee: { statuses: ['veteran'], contract: null },
  rates: [],
}

describe('事实的字段', () => {
  it('每个字段都有中英文名称，顺序与事实相同，没有多余的', () => {
    expect(Object.keys(factWords)).toEqual(factFields.map(({ path }) => path))
    const mute = Object.values(factWords).flatMap(({ labels, hint }) => [...labels, ...(hint ?? ['-', '-'])])
    expect(mute.filter((label) => label.trim() === '')).toEqual([])
  })

  it('JSON Schema 写明每个字段的名称、每个代码的中英文，不认识的字段不收', () => {
    const schema = factsSchema() as { properties: Record<string, never>; required: string[] }
    const { matter, trainee, decisiveOn } = schema.properties as Record<string, Record<string, unknown>>
    expect(schema.required).toEqual(['matter', 'decisiveOn', 'region', 'rates'])
    expect(decisiveOn).toMatchObject({ title: '决定日', format: 'date' })
    expect(matter).toMatchObject({
      title: '事项',
      oneOf: expect.arrayContaining([
        { const: 'award', title: '竞赛获奖、评选获评', description: 'award won or honor conferred' },
      ]),
    })
    expect(trainee).toMatchObject({ additionalProperties: false, properties: { statuses: { title: '人员身份' } } })
    expect(Object.keys(schema.properties)).toEqual(
      factFields.filter(({ path }) => !path.includes('.')).map(({ path }) => path),
    )
  })
})

describe('事实的错误', () => {
  it('没有错误的读成事实', () => {
    expect(readFacts(good)).toEqual({ facts: good })
  })

  it('全部错误一次说清：在哪里、错什么、怎么改', () => {
    const read = readFacts({
      ...good,
      matter: 'trainning',
      decisiveOn: '2024-02-30',
      traine: {},
      trainee: { statuses: ['vetran', 'no-such-code-at-all'], urbann: true, contract: { from: '2024-01-01' } },
      attendance: { days: -1, lastCountedOn: null },
      settings: { x: true },
    })
    const faults = 'faults' in read ? read.faults : []
    expect(faults.map(({ path, message, cure }) => [path, message, cure.split('；')[0]])).toEqual([
      ['matter', '“事项”没有“trainning”这个代码', '是不是 training（参加培训）？'],
      ['decisiveOn', '“决定日”：日期应为真实存在的“年-月-日”', '请填日期，例如 "2024-06-03"'],
      ['trainee.statuses.0', '“人员身份”没有“vetran”这个代码', '是不是 veteran（退役军人）？'],
      [
        'trainee.statuses.1',
        '“人员身份”没有“no-such-code-at-all”这个代码',
        expect.stringContaining('可填：lifted-out-of-poverty 脱贫劳动力'),
      ],
      ['trainee.contract.until', '缺少“合同止”', '请填日期，例如 "2024-06-03"，没有的填 null'],
      ['trainee.contract.withOrganizer', '缺少“与组织单位签订”', '请填真假值 true 或 false'],
      ['trainee.urbann', '没有“urbann”这个字段', '是不是 urban？'],
      ['attendance.days', '“出勤天数”：不能为负', '请填不小于零的整数'],
      ['settings.x', '“改设的读法”：应为对象 { … }', '请填对象 { … }'],
      ['traine', '没有“traine”这个字段', '是不是 trainee？'],
    ])
    expect(readFacts(3)).toMatchObject({ faults: [{ path: '', message: '应为一个事实对象 { … }' }] })
  })

  it('猜得着的才猜', () => {
    expect(nearest('evaluat', ['evaluate', 'test'])).toBe('evaluate')
    expect(nearest('xyz', ['evaluate', 'test'])).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })
})

describe('条款与规则互查', () => {
  it('（十）写成车间补贴和生活费；柳州文件的条款也连到引用它的自治区规则', () => {
    const own = clauseLinks('gx-2022-7', packs, 'zh').filter(({ cite }) => cite === 'gx-2022-7#10')
    expect(own).toContainEqual({
      cite: 'gx-2022-7#10',
      ruleId: 'gx-2022-7/10/workshop-training',
      title: '就业帮扶车间项目制培训补贴',
      as: 'rule',
      label: '',
    })
    const across = clauseLinks('lz-2019-63', packs, 'en').filter(({ ruleId }) => ruleId.startsWith('gx-'))
    expect(across.map(({ as }) => as)).toContain('fund')
  })
})
