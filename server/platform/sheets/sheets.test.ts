import { crc32, deflateRawSync } from 'node:zlib'
import { openXlsx, readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { type ColumnSpec, markErrors, readTable, type TableColumn, writeCsv, writeTable } from './index.ts'

const specs = [
  { key: 'name', title: '姓名', required: true },
  { key: 'idNumber', title: '身份证号', aliases: ['公民身份号码', '身份证号码'], required: true },
  { key: 'born', title: '出生日期', type: 'date' },
  { key: 'remark', title: '备注' },
] as const satisfies ColumnSpec[]

const columns: TableColumn[] = [
  { key: 'name', title: '姓名' },
  { key: 'idNumber', title: '身份证号', note: '18位，末位可为X' },
  { key: 'born', title: '出生日期', type: 'date' },
  { key: 'amount', title: '金额（元）', type: 'fen' },
  { key: 'gender', title: '性别', choices: ['男', '女'] },
  { key: 'remark', title: '备注' },
]

const person = { name: '韦秀英', idNumber: '450225199001010028', born: '1990-01-01', amount: 123456n, gender: '女' }

function csv(text: string): { name: string; bytes: Uint8Array } {
  return { name: '名册.csv', bytes: new TextEncoder().encode(text) }
}

async function xlsx(rows: (string | number | null)[][]): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: '名册.xlsx', bytes: await writeXlsx({ sheets: [{ name: '名册', rows }] }) }
}

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Refusal) return error
  throw error ?? new Error('没有被拒绝')
}

describe('写出再读入', () => {
  it('号码保持文本，日期、金额、下拉与说明写入，读回一致', async () => {
    const bytes = await writeTable({ sheetName: '花名册', columns, rows: [person], notes: ['一人一行'] })
    const read = await readTable({ name: '花名册.xlsx', bytes }, specs)
    expect(read.problems).toEqual([])
    expect(read.rows).toEqual([
      { rowNumber: 2, cells: { name: '韦秀英', idNumber: '450225199001010028', born: '1990-01-01', remark: '' } },
    ])
    const workbook = await readXlsx(bytes)
    const [data, notes, choices] = workbook.sheets
    expect(data?.rows[1]?.[3]).toBe(1234.56)
    expect(data?.freezePane).toEqual({ rows: 1 })
    expect(data?.dataValidations?.[0]).toMatchObject({ type: 'list', range: 'E2:E2', formula1: '选项!$A$1:$A$2' })
    expect(notes?.rows).toEqual([['一人一行'], ['身份证号：18位，末位可为X']])
    expect(choices).toMatchObject({ name: '选项', hidden: true, rows: [['男'], ['女']] })
  })

  it('空模板预留文本格式的行，使填入的号码不变成数字', async () => {
    const bytes = await writeTable({ sheetName: '模板', columns, rows: [] })
    const workbook = await openXlsx(bytes, { readStyles: true })
    expect(workbook.sheets[0]?.dataValidations?.[0]?.range).toBe('E2:E1001')
    expect(workbook.sheets[0]?.cells?.get('1000,1')?.style?.numFmt).toBe('@')
    expect((await refusalOf(readTable({ name: '模板.xlsx', bytes }, specs))).code).toBe('sheet-empty')
  })

  it('五千行往返，超过两万行拒绝', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => ({
      ...person,
      idNumber: String(450225199001010000n + BigInt(i)),
    }))
    const bytes = await writeTable({ sheetName: '花名册', columns, rows })
    const read = await readTable({ name: '花名册.xlsx', bytes }, specs)
    expect(read.rows).toHaveLength(5_000)
    expect(read.rows.at(-1)).toMatchObject({ rowNumber: 5_001, cells: { idNumber: '450225199001014999' } })
    const many = `姓名,身份证号\n${'甲,1\n'.repeat(20_001)}`
    expect((await refusalOf(readTable(csv(many), specs))).code).toBe('sheet-too-many-rows')
  })

  it('公式字样加撇号写出，读回还原 [T13]', async () => {
    const payloads = ['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "=HYPERLINK('x')"]
    const rows = payloads.map((remark) => ({ ...person, remark }))
    const bytes = await writeTable({ sheetName: '花名册', columns, rows })
    const { sheets } = await readXlsx(bytes)
    const written = sheets[0]?.rows.slice(1).map((row) => String(row[5])) ?? []
    expect(written.every((text) => text.startsWith("'"))).toBe(true)
    expect([...(sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([])
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(columns, rows))
    expect(text.startsWith('\uFEFF姓名,身份证号')).toBe(true)
    expect(text).toContain("1234.56,女,'=1+1")
    const read = await readTable({ name: '花名册.xlsx', bytes }, specs)
    expect(read.rows.map((row) => row.cells.remark)).toEqual(payloads.map((payload) => payload.trim()))
  })
})

describe('读入', () => {
  it('GBK、UTF-8 带 BOM 与 UTF-16 的 CSV 都读得出', async () => {
    // “姓名,身份证号\n韦秀英,1” in GBK.
    const gbk = Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac50acea4d0e3d3a22c31', 'hex')
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\t身份证号\n韦秀英\t1', 'utf16le')])
    const utf8 = Buffer.from('\uFEFF姓名,身份证号\r\n韦秀英,1\r\n')
    for (const bytes of [gbk, utf16, utf8]) {
      const { rows } = await readTable({ name: '名册.CSV', bytes }, specs)
      expect(rows).toMatchObject([{ rowNumber: 2, cells: { name: '韦秀英', idNumber: '1' } }])
    }
  })

  it('表头上方可有标题，列序不限，认别名、星号与全角', async () => {
    const file = await xlsx([['某班花名册'], [], ['备 注', '*公民身份号码（必填）', '姓名\n'], [' x ', '1', '甲']])
    const { rows } = await readTable(file, specs)
    expect(rows).toMatchObject([{ rowNumber: 4, cells: { name: '甲', idNumber: '1', remark: 'x' } }])
  })

  it('缺少的列一次报全', async () => {
    const refusal = await refusalOf(readTable(csv('名字,备注\n甲,1\n'), specs))
    expect(refusal.code).toBe('sheet-columns-missing')
    expect(refusal.message).toContain('姓名、身份证号')
    expect(refusal.errors.map((error) => error.path)).toEqual(['姓名', '身份证号'])
  })

  it('被当作数字保存的号码保留显示文本并逐格报告', async () => {
    const file = await xlsx([
      ['姓名', '身份证号', '出生日期'],
      ['甲', Number('450225199001010028'), '1990年1月1日'],
      ['乙', '4.50225E+17', '昨天'],
      ['丙', 13877200001, 45293],
      ['丁', '#N/A', null],
    ])
    const { rows, problems } = await readTable(file, specs)
    expect(rows.map((row) => row.cells.idNumber)).toEqual(['450225199001010048', '4.50225E+17', '13877200001', '#N/A'])
    expect(rows.map((row) => row.cells.born)).toEqual(['1990-01-01', '昨天', '2024-01-02', ''])
    expect(problems.map(({ rowNumber, columnKey, code }) => [rowNumber, columnKey, code])).toEqual([
      [2, 'idNumber', 'precision-lost'],
      [3, 'idNumber', 'precision-lost'],
      [3, 'born', 'date-unreadable'],
      [5, 'idNumber', 'cell-error'],
    ])
  })
})

describe('来路不明的文件 [T14]', () => {
  it('压缩炸弹：声明过大、压缩比异常、虚报大小都拒绝', async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024)
    const huge = zip([{ name: 'xl/worksheets/sheet1.xml', content: zeros }])
    const dense = zip([{ name: 'xl/worksheets/sheet1.xml', content: zeros.subarray(0, 20 * 1024 * 1024) }])
    const lying = zip([{ name: 'xl/worksheets/sheet1.xml', content: zeros, declared: 1000 }])
    const crowded = zip(Array.from({ length: 201 }, (_, i) => ({ name: `xl/${i}.xml`, content: Buffer.from('x') })))
    for (const bytes of [huge, dense, lying, crowded]) {
      expect((await refusalOf(readTable({ name: '炸弹.xlsx', bytes }, specs))).code).toBe('sheet-too-large')
    }
  })

  it('类型不符：改名的图片、旧版格式、带宏、别的压缩包', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const macro = zip([{ name: 'xl/vbaProject.bin', content: Buffer.from('x') }])
    const other = zip([{ name: 'a.txt', content: Buffer.from('x') }], [])
    const files = [
      { name: '照片.xlsx', bytes: png },
      { name: '照片.csv', bytes: png },
      { name: '旧.xls', bytes: Buffer.from('d0cf11e0', 'hex') },
      { name: '加密.xlsx', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
      { name: '宏.xlsx', bytes: macro },
      { name: '别的.xlsx', bytes: other },
      { name: '名册.pdf', bytes: Buffer.from('%PDF') },
    ]
    for (const file of files) expect((await refusalOf(readTable(file, specs))).code).toBe('sheet-wrong-type')
  })

  it('残缺、加密与非工作簿内容拒绝为无法读取，空文件说没有数据', async () => {
    const whole = (await xlsx([['姓名', '身份证号']])).bytes
    const encrypted = zip([{ name: 'xl/a.xml', content: Buffer.from('x'), flags: 1 }])
    const nonsense = zip([{ name: 'xl/a.xml', content: Buffer.from('x') }])
    for (const bytes of [whole.subarray(0, whole.length - 40), encrypted, nonsense]) {
      expect((await refusalOf(readTable({ name: '名册.xlsx', bytes }, specs))).code).toBe('sheet-unreadable')
    }
    expect((await refusalOf(readTable(csv(''), specs))).code).toBe('sheet-empty')
    expect((await refusalOf(readTable(await xlsx([['姓名', '身份证号']]), specs))).code).toBe('sheet-empty')
  })

  it('任意翻改的工作簿只会被读出或拒绝，进程不倒', async () => {
    const { bytes } = await xlsx([
      ['姓名', '身份证号'],
      ['甲', '1'],
    ])
    for (let i = 0; i < 200; i++) {
      const mutant = bytes.slice()
      for (let k = 0; k < 8; k++) {
        const at = (i * 7919 + k * 104_729) % mutant.length
        mutant[at] = ((mutant[at] ?? 0) + 1 + k * 31) & 255
      }
      const outcome = await readTable({ name: '变体.xlsx', bytes: mutant }, specs).catch((error: unknown) => error)
      expect(outcome instanceof Refusal || (outcome instanceof Object && 'rows' in outcome)).toBe(true)
    }
  })
})

describe('带错误说明退回', () => {
  const errors = [
    { rowNumber: 2, columnKey: 'idNumber', message: '校验位不符' },
    { rowNumber: 2, columnKey: 'name', message: '姓名含有数字' },
    { rowNumber: 3, message: '与第2行重复' },
  ]

  it('原表退回：红格、批注、错误说明列，其余不动，再次导入忽略该列', async () => {
    const original = {
      name: '花名册.xlsx',
      bytes: await writeTable({ sheetName: '花名册', columns, rows: [person, { ...person, name: '覃大山' }] }),
    }
    const marked = { name: original.name, bytes: await markErrors(original, specs, errors) }
    const sheet = (await openXlsx(marked.bytes, { readStyles: true })).sheets[0]
    expect(sheet?.rows.map((row) => row[6] ?? null)).toEqual(['错误说明', '校验位不符；姓名含有数字', '与第2行重复'])
    expect(sheet?.cells?.get('1,1')).toMatchObject({
      value: person.idNumber,
      comment: { text: '校验位不符' },
      style: { numFmt: '@', fill: { fgColor: { rgb: 'FFC7CE' } } },
    })
    expect(sheet?.dataValidations?.[0]?.formula1).toBe('选项!$A$1:$A$2')
    expect(sheet?.freezePane).toEqual({ rows: 1 })
    expect(await readTable(marked, specs)).toEqual(await readTable(original, specs))
  })

  it('改正一部分后再核对：旧标记收回，不会多出一列', async () => {
    const original = {
      name: '花名册.xlsx',
      bytes: await writeTable({ sheetName: '花名册', columns, rows: [person, person] }),
    }
    const once = { name: original.name, bytes: await markErrors(original, specs, errors) }
    const twice = await markErrors(once, specs, [{ rowNumber: 3, columnKey: 'idNumber', message: '重复' }])
    const sheet = (await openXlsx(twice, { readStyles: true })).sheets[0]
    expect(sheet?.rows.map((row) => row[6] ?? null)).toEqual(['错误说明', null, '重复'])
    expect(sheet?.rows[0]).toHaveLength(7)
    expect(sheet?.cells?.get('1,1')?.style?.fill).toBeUndefined()
    expect(sheet?.cells?.get('1,1')?.comment).toBeUndefined()
    expect(sheet?.cells?.get('0,1')?.comment?.text).toBe('18位，末位可为X')
  })

  it('CSV 退回为工作簿，行号与原文件一致，公式字样仍是文本', async () => {
    const original = csv('姓名,身份证号\n甲,=1+1\n乙,2\n')
    const bytes = await markErrors(original, specs, [{ rowNumber: 3, columnKey: 'idNumber', message: '不是身份证号' }])
    const sheet = (await openXlsx(bytes, { readStyles: true })).sheets[0]
    expect(sheet?.rows).toEqual([
      ['姓名', '身份证号', '错误说明'],
      ['甲', '=1+1', null],
      ['乙', '2', '不是身份证号'],
    ])
    expect(sheet?.cells?.get('1,1')?.formula).toBeUndefined()
  })
})

interface Part {
  readonly name: string
  readonly content: Buffer
  readonly declared?: number
  readonly flags?: number
}

const SKELETON: Part[] = ['[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({
  name,
  content: Buffer.from('<x/>'),
}))

/** A ZIP archive made by hand, so that a test can lie in its directory. */
function zip(parts: readonly Part[], skeleton: readonly Part[] = SKELETON): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declared = content.length, flags = 0 } of [...skeleton, ...parts]) {
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declared, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
