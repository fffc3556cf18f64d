import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { lintNotice } from './lint-notice.ts'

const ITEM = '培训期间生活费（含交通费）补贴'
const items = new Set([ITEM, '就业帮扶车间项目制培训补贴'])
const clean = { name: '韦明月', township: '融水镇', item: ITEM }
const codesOf = (title: string, line: Partial<typeof clean> = {}) =>
  lintNotice(title, [{ ...clean, ...line }], items).map(({ code }) => code)

describe('公示检查', () => {
  it.each([
    '2024年6月融水县就业帮扶车间项目制培训补贴公示（第1号）',
    '关于桂人社发〔2022〕7号（十）补贴名单的公示',
    '2024-06-03至2024-06-11补贴公示',
    '2024.6.3—2024.6.11 补贴公示',
    '柳州市2021年职业技能提升行动专账（失业保险基金结余）补贴公示',
  ])('可以公开的标题：%s', (title) => {
    expect(codesOf(title)).toEqual([])
  })

  it.each([
    ['李春蕾'],
    ['陈万岁'],
    ['买买提·艾力'],
    ['欧阳娜娜'],
    ['黄五保'],
    ['覃康复'],
    ['王一二三'],
    ['融水县苗绣就业帮扶车间'],
    ['柳州市某某科技有限公司（融水）'],
  ])('可以公开的姓名或单位：%s', (name) => {
    expect(codesOf('补贴公示', { name })).toEqual([])
  })

  it('广西全部乡镇（街道）的名称都可以公开', () => {
    const data: unknown = JSON.parse(
      readFileSync(new URL('../../regions/data/divisions.json', import.meta.url), 'utf8'),
    )
    const names = [...JSON.stringify(data).matchAll(/"([^"]*(?:镇|乡|街道|办事处|管理区|开发区|农场|林场|管委会))"/g)]
    expect(names.length).toBeGreaterThan(1000)
    const wrong = names.map((name) => name[1] ?? '').filter((township) => codesOf('补贴公示', { township }).length > 0)
    expect(wrong).toEqual([])
  })

  it.each([
    ['resident-id', '韦明月 450225199001011234'],
    ['resident-id', '韦明月４５０２２５１９９００１０１１２３４'],
    ['resident-id', '450225 1990-01-01 123X'],
    ['resident-id', '45022519900101123x'],
    ['resident-id', '450225900101123'],
    ['resident-id', '四五〇二二五一九九〇〇一〇一一二三四'],
    ['bank-card', demoBankCard(7)],
    ['bank-card', '6222 0210 0111 2233'],
    ['phone', '13812345678'],
    ['phone', '138-1234-5678'],
    ['phone', '+86 138 1234 5678'],
    ['phone', '10000000001'],
    ['phone', '①③⑧①②③④⑤⑥⑦⑧'],
    ['phone', '一三八一二三四五六七八'],
    ['long-number', '0772-1234567'],
    ['protected-status', '脱贫劳动力'],
    ['protected-status', '脱 贫 户'],
    ['protected-status', '脱·贫'],
    ['protected-status', '韦明月（残）'],
    ['protected-status', '防止返贫监测对象'],
    ['protected-status', '建档立卡'],
    ['protected-status', '低保家庭'],
    ['protected-status', '残疾人'],
    ['protected-status', '社区矫正'],
    ['protected-status', '刑满释放'],
    ['protected-status', '强制隔离戒毒'],
    ['protected-status', '零就业家庭'],
    ['protected-status', '退役军人'],
    ['protected-status', '帮扶家庭'],
    ['protected-status', '扶贫家政班'],
    ['telling-class', '监狱电工班'],
    ['telling-class', '残联刺绣班'],
    ['telling-class', '春蕾计划班'],
    ['other-detail', '手机'],
    ['other-detail', '34岁'],
    ['other-detail', '身份证尾号'],
  ])('不能公开：%s（%s）', (code, text) => {
    expect(codesOf(`补贴公示 ${text}`)).toContain(code)
    expect(codesOf('补贴公示', { name: text })).toContain(code)
  })

  it.each([
    ['beyond-fields', { township: '融水镇东良村3组' }],
    ['beyond-fields', { township: '融水镇朝阳路8号' }],
    ['beyond-fields', { name: '韦明月2' }],
    ['beyond-fields', { name: '韦' }],
    ['beyond-fields', { item: '家政服务员一班' }],
    ['beyond-fields', { item: '生活费，联系人另附' }],
  ])('超出姓名、乡镇、项目、金额：%s %o', (code, line) => {
    expect(codesOf('补贴公示', line)).toContain(code)
  })

  it('每一处都指出行和栏，且不复述号码', () => {
    const findings = lintNotice('补贴公示', [clean, { ...clean, name: '韦明月13812345678' }], items)
    expect(findings).toEqual([{ path: 'lines.1.name', code: 'phone', message: '第2行姓名含有像手机号的号码' }])
  })

  it('500份夹带号码或身份的全部拦下，500份干净的全部放行', () => {
    const surnames = '韦覃黄莫蓝潘梁罗石杨'
    const given = '明月春华国强秀英志远海燕小龙玉兰文斌美玲'
    const nameOf = (n: number) => surnames.charAt(n % 10) + given.charAt((n * 7) % 20) + given.charAt((n * 3 + 1) % 20)
    const poisons = [
      (n: number) => `4502251990${String(10_000_000 + n * 7919).slice(-8)}`,
      (n: number) => `13${String(100_000_000 + n * 104_729).slice(-9)}`,
      (n: number) => demoBankCard(n),
      (n: number) => ['脱贫户', '低保', '残疾', '监测对象', '刑满释放'][n % 5] ?? '',
    ]
    const hide = [(text: string) => text, (text: string) => [...text].join(' '), (text: string) => [...text].join('·')]
    const passed: string[] = []
    const blocked: string[] = []
    for (let n = 0; n < 500; n += 1) {
      const name = nameOf(n)
      const poison = hide[n % 3]?.(poisons[n % 4]?.(n) ?? '') ?? ''
      if (codesOf('补贴公示', { name: name + poison }).length === 0) passed.push(poison)
      if (codesOf('补贴公示', { name }).length > 0) blocked.push(name)
    }
    expect([passed, blocked]).toEqual([[], []])
  })
})
