import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { pdf, qrSvg } from './index.ts'

const rows = Array.from({ length: 100 }, (_, i) => [
  String(i + 1),
  ['韦秀英', '覃大山', '蓝仫佬'][i % 3] ?? '',
  '450225********0028',
  `${(i * 137) % 3000}.00`,
])

it('一百行的花名册：中文嵌入字体，多页，页脚有页码', async () => {
  const bytes = await pdf({
    title: '就业帮扶车间项目制培训补贴花名册',
    subtitle: '（演示数据）',
    meta: [
      ['班期编号', 'RS-2024-001'],
      ['培训机构', '融水苗族自治县职业技术学校'],
      ['业务日期', '2024年6月3日'],
    ],
    blocks: [
      { kind: 'heading', text: '一、人员' },
      {
        kind: 'table',
        columns: [
          { title: '序号', align: 'center' },
          { title: '姓名', width: '*' },
          { title: '身份证号' },
          { title: '金额（元）', align: 'right', width: 30 },
        ],
        rows,
        total: ['', '合计', '', '148,500.00'],
      },
      { kind: 'paragraph', text: '大写金额：壹拾肆万捌仟伍佰元整' },
      { kind: 'qr', text: 'https://example.invalid/v/1', caption: '扫码核验' },
      { kind: 'signatures', labels: ['经办人', '复核人', '日期'] },
    ],
    footnote: '匠桥 · 由台账生成',
  })
  const text = Buffer.from(bytes).toString('latin1')
  expect(text.startsWith('%PDF-1.')).toBe(true)
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
  expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/)
  expect(embeddedCharacters(text)).toContain('韦')
})

it('超过一万行不生成 PDF，提示改为导出 Excel', async () => {
  const table = {
    kind: 'table',
    columns: [{ title: '序号' }],
    rows: Array.from({ length: 10_001 }, () => ['1']),
  } as const
  await expect(pdf({ title: '全区名册', blocks: [table] })).rejects.toMatchObject({ code: 'document-too-large' })
})

it('二维码是独立的 SVG，文字不进入标记', async () => {
  const svg = await qrSvg('https://example.invalid/验证?x=<script>')
  expect(svg).toMatch(/^<svg[^>]+viewBox/)
  expect(svg).not.toContain('script')
})

/** The characters which the embedded fonts' Unicode tables name. */
function embeddedCharacters(text: string): string {
  const streams = text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)
  const tables = [...streams].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  const codes = tables
    .filter((table) => table.includes('beginbfrange'))
    .flatMap((table) => table.match(/<[0-9a-f]{4}>/g) ?? [])
  return codes.map((code) => String.fromCharCode(Number.parseInt(code.slice(1, -1), 16))).join('')
}
