import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DateText } from '#kernel/dates'
import { demoResidentId, residentCheckDigit } from '#kernel/resident-id'
import { theSystem } from '#platform/auth'
import { getWorkQueue } from '#platform/auth/contract'
import { inTransaction } from '#platform/db'
import { type Client, openTestHouse, type TestHouse } from '../../../test/harness.ts'
import * as contract from './contract.ts'
import { csvFile, goodRow, type Row, xlsxFile } from './entries.fixture.ts'

let house: TestHouse
let clerk: Client
beforeAll(async () => {
  house = await openTestHouse()
  clerk = await house.as('county-clerk', { regionCode: '450225' })
})
afterAll(() => house.close())

const importFile = (file: { name: string; bytes: Uint8Array }, by = clerk) => by.call(contract.importRegister, { file })
const withCheck = (body: string) => body + residentCheckDigit(body)

/** One row per kind of error: what is changed, where it is told, as what, and a word of the cure. */
const ERRORS: [change: Partial<Row>, column: string, code: string, cure: string][] = [
  [{ name: '' }, '姓名', 'name-empty', '按证件'],
  [{ name: '韦' }, '姓名', 'name-length', '按证件'],
  [{ name: '韦?英' }, '姓名', 'name-lost-character', '重新录入'],
  [{ name: '韦\uE000英' }, '姓名', 'name-private-character', 'GB 18030'],
  [{ name: '韦秀英2' }, '姓名', 'name-characters', '按证件'],
  [{ residentId: '' }, '居民身份证号', 'id-empty', '按证件'],
  [{ residentId: '4.50225E+17' }, '居民身份证号', 'precision-lost', '文本'],
  [{ residentId: '4502251990010100' }, '居民身份证号', 'id-length', '核对'],
  [{ residentId: '45022519900101A028' }, '居民身份证号', 'id-characters', '核对'],
  [{ residentId: withCheck('19022519900101002') }, '居民身份证号', 'id-region', '前六位'],
  [{ residentId: withCheck('45022519900231002') }, '居民身份证号', 'id-birth', '核对'],
  [{ residentId: withCheck('45022520250101002') }, '居民身份证号', 'id-birth', '核对'],
  [{ residentId: '450225199001010029' }, '居民身份证号', 'id-check-digit', '逐位核对'],
  [{ residentId: '450225199001010000' }, '居民身份证号', 'id-digits-lost', '文本'],
  [{ residentId: '#N/A' }, '居民身份证号', 'cell-error', '直接填写'],
  [{ ethnicity: '火星族' }, '民族', 'ethnicity-unknown', '下拉'],
  [{ education: '博士后' }, '文化程度', 'education-unknown', '选择'],
  [{ township: '' }, '户籍乡镇', 'township-empty', '下拉'],
  [{ township: '三江镇' }, '户籍乡镇', 'township-unknown', '下拉'],
  [{ dwelling: '' }, '居住类型', 'dwelling-empty', '农村、城镇'],
  [{ dwelling: '船上' }, '居住类型', 'dwelling-unknown', '农村、城镇'],
  [{ site: '别县安置区' }, '安置区', 'site-unknown', '留空'],
  [{ phone: '1387720000' }, '联系电话', 'phone-length', '核对'],
  [{ phone: '07726661234' }, '联系电话', 'phone-prefix', '改正'],
  [{ status: '贫下中农' }, '身份类别', 'status-unknown', '选择'],
  [{ status: '' }, '身份类别', 'status-missing', '身份类别'],
  [{ statusFrom: '' }, '身份类别起始日期', 'status-from-empty', '认定之日'],
  [{ statusFrom: '去年' }, '身份类别起始日期', 'date-unreadable', '2024-01-02'],
  [{ statusFrom: '2024-06-04' }, '身份类别起始日期', 'status-from-future', '核对'],
  [{ statusSource: '' }, '身份类别依据', 'status-source-empty', '认定文件'],
  [{ household: '第五户' }, '户编号', 'household-characters', '留空'],
  [{ intent: '' }, '意愿类型', 'intent-empty', '就业'],
  [{ intent: '发财' }, '意愿类型', 'intent-unknown', '就业'],
  [{ level: '特级' }, '意向等级', 'level-unknown', '初级工'],
  [{ trade: '砌'.repeat(31) }, '意向工种', 'too-long', '精简'],
  [{ bankName: '' }, '开户银行', 'bank-empty', '网点'],
  [{ account: '' }, '银行账号', 'account-empty', '本人账号'],
  [{ account: '9.9990E+18' }, '银行账号', 'precision-lost', '文本'],
  [{ account: '6228480000' }, '银行账号', 'account-length', '核对'],
  [{ account: '6228480000000000001' }, '银行账号', 'account-check-digit', '逐位核对'],
  [{ account: '农行六二二八' }, '银行账号', 'account-characters', '核对'],
]

describe('错误一次报全', () => {
  it(`${ERRORS.length}种错误逐行逐列说明原因和改法，好行入库 [G-011]`, async () => {
    const rows = [goodRow(1), ...ERRORS.map(([change], i) => goodRow(100 + i, change)), goodRow(2)]
    const result = await importFile(await xlsxFile(rows, '四十种.xlsx'))
    expect(result).toMatchObject({ rowsTotal: rows.length, rowsAdded: 2, rowsKnown: 0, rowsWrong: ERRORS.length })
    for (const [i, [, column, code, cure]] of ERRORS.entries()) {
      const told = result.errors.filter((error) => error.row === i + 3)
      expect(
        told.map((error) => [error.column, error.code]),
        `第${i + 3}行`,
      ).toEqual([[column, code]])
      expect(told[0]?.cure, code).toContain(cure)
    }
    expect(new Set(result.errors.map((error) => error.code)).size).toBeGreaterThanOrEqual(20)
    expect(JSON.stringify(result)).not.toMatch(/\d{15}/)
  })

  it('一行多错全部列出；同一文件里的重复指出第几行 [G-011]', async () => {
    const twin = goodRow(300)
    const rows = [
      twin,
      { ...twin, phone: '' },
      goodRow(301, { account: twin.account }),
      goodRow(302, { name: '', phone: '1', dwelling: '' }),
    ]
    const { errors, rowsAdded } = await importFile(csvFile(rows, '重复.csv'))
    expect(rowsAdded).toBe(1)
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [3, 'repeated-in-file'],
      [4, 'account-repeated'],
      [5, 'name-empty'],
      [5, 'dwelling-empty'],
      [5, 'phone-length'],
    ])
    expect(errors[0]?.reason).toContain('第2行')
  })

  it('标好错误的原表改好后再传，只有改好的行入库，已入库的不重复 [G-011]', async () => {
    const wrong = goodRow(311, { phone: '123' })
    const first = await importFile(await xlsxFile([goodRow(310), wrong], '待改.xlsx'))
    const marked = await clerk.send(contract.downloadMarkedImport, { params: { importId: first.id } })
    const { sheets } = await readXlsx(marked.bytes)
    const [header, , faulty] = sheets[0]?.rows ?? []
    expect(header?.at(-1)).toBe('错误说明')
    expect(faulty?.at(-1)).toContain('联系电话：手机号应为11位')
    const again = await importFile({ name: '待改-错误.xlsx', bytes: marked.bytes })
    expect([again.rowsAdded, again.rowsKnown, again.rowsWrong]).toEqual([0, 1, 1])
    const cured = await importFile(await xlsxFile([goodRow(310), { ...wrong, phone: '10000000311' }], '已改.xlsx'))
    expect([cured.rowsAdded, cured.rowsKnown, cured.rowsWrong]).toEqual([1, 1, 0])
    expect(await clerk.call(contract.getImport, { params: { importId: first.id } })).toMatchObject({ rowsWrong: 1 })
    const { imports } = await clerk.call(contract.listImports)
    expect(imports.find(({ id }) => id === first.id)).toMatchObject({ fileName: '待改.xlsx', faultCount: 1 })
  })
})

describe('不重复', () => {
  it('同一文件再传答复同一结果；同一人再来只更新最近确认日 [G-011]', async () => {
    const own = await openTestHouse()
    const by = await own.as('county-clerk', { regionCode: '450225' })
    const file = csvFile([goodRow(1), goodRow(2)])
    const first = await importFile(file, by)
    const second = await importFile(file, by)
    expect(second).toEqual({ ...first, repeated: true })
    await own.database.pool.query(`update platform.business_clock set today = '2024-07-01'`)
    const later = await importFile(csvFile([goodRow(1)], '七月.csv'), by)
    expect([later.rowsAdded, later.rowsKnown]).toEqual([0, 1])
    const { rows, total } = await by.call(contract.listPeople, { query: { name: goodRow(1).name } })
    expect(total).toBe(1)
    expect(rows[0]?.intents).toMatchObject([
      { kind: 'training', trade: '砌筑工', lastConfirmedOn: '2024-07-01', reconfirm: false },
    ])
    await own.close()
  })

  it('外县已登记的只说出县名；台账姓名不同的要核对 [G-011]', async () => {
    const other = await house.as('county-clerk', { regionCode: '450226' })
    const rows = [goodRow(400, { township: '古宜镇' }), goodRow(401, { township: '古宜镇' })]
    expect(await importFile(csvFile(rows, '三江.csv'), other)).toMatchObject({ rowsAdded: 2 })
    const mixed = [goodRow(400), goodRow(1, { name: '另一人' })]
    const { errors, rowsAdded } = await importFile(csvFile(mixed, '融水.csv'))
    expect(rowsAdded).toBe(0)
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [2, 'registered-elsewhere'],
      [3, 'name-differs'],
    ])
    expect(errors[0]?.reason).toBe('此人已在三江侗族自治县登记')
    expect(JSON.stringify(errors)).not.toContain('韦')
  })

  it('与台账不同的账户、乡镇、电话不改动，只提醒 [G-006]', async () => {
    await importFile(csvFile([goodRow(500)], '甲.csv'))
    const changed = goodRow(500, {
      account: goodRow(501).account,
      township: '和睦镇',
      phone: '10000009999',
      statusFrom: '2022-02-02',
    })
    const { warnings, rowsKnown } = await importFile(csvFile([changed], '乙.csv'))
    expect(rowsKnown).toBe(1)
    expect(warnings.map(({ code }) => code).toSorted()).toEqual([
      'account-differs',
      'phone-differs',
      'status-differs',
      'township-differs',
    ])
  })
})

describe('各种来路的文件', () => {
  it('GBK 编码的 .csv 与制表软件的 .xlsx 一样读入 [G-011]', async () => {
    // “姓名,居民身份证号,户籍乡镇,居住类型,意愿类型\n韦秀英,<号码>,融水镇,农村,培训” in GBK.
    const head = 'd0d5c3fb2cbed3c3f1c9edb7ddd6a4bac52cbba7bcaecfe7d5f22cbed3d7a1c0e0d0cd2cd2e2d4b8c0e0d0cd0a'
    const id = Buffer.from(demoResidentId(600, '1988-08-08' as DateText, 'female')).toString('hex')
    const tail = '2cc8dacbaed5f22cc5a9b4e52cc5e0d1b5'
    const bytes = Buffer.from(`${head}cea4d0e3d3a22c${id}${tail}`, 'hex')
    expect(await importFile({ name: 'gbk.csv', bytes })).toMatchObject({ rowsAdded: 1, rowsWrong: 0, errors: [] })
  })

  it('15位老证件换算后入库；过去的区划代码提醒而不拦 [G-011]', async () => {
    const old = goodRow(610, { residentId: '450225900101002' })
    const former = goodRow(611, { residentId: withCheck('45222919900101002') })
    const result = await importFile(csvFile([old, former], '老号.csv'))
    expect([result.rowsAdded, result.rowsWrong]).toEqual([2, 0])
    expect(result.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'id-converted'],
      [3, 'id-former-region'],
    ])
  })

  it('不是表格、缺列、空表整份退回 [G-011]', async () => {
    const text = (content: string, name = 'x.csv') => ({ name, bytes: Buffer.from(content) })
    const cases = [
      [text('x', 'x.pdf'), 'sheet-wrong-type'],
      [text('姓名,电话\n甲,1'), 'sheet-columns-missing'],
      [csvFile([]), 'sheet-empty'],
    ] as const
    for (const [file, code] of cases) {
      const { body } = await clerk.send(contract.importRegister, { file })
      expect(body.code).toBe(code)
    }
  })

  it('模板：20列、下拉选项和填写说明，填好即可导入 [G-011]', async () => {
    const { bytes, headers } = await clerk.send(contract.downloadTemplate)
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain(
      '融水苗族自治县有培训意愿人员台账模板.xlsx',
    )
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]?.rows[0]?.filter(Boolean)).toHaveLength(20)
    expect(sheets[0]?.dataValidations).toHaveLength(7)
    expect(sheets.map(({ name }) => name)).toEqual(['人员台账', '填写说明', '选项'])
  })

  it('5,000行几秒入库，原文件密封存放 [G-011]', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => goodRow(10_000 + i))
    const file = await xlsxFile(rows, '五千.xlsx')
    const started = performance.now()
    const result = await importFile(file)
    const seconds = (performance.now() - started) / 1_000
    expect(result).toMatchObject({ rowsAdded: 5_000, rowsWrong: 0 })
    expect(seconds).toBeLessThan(50)
    const kept = await inTransaction(house.database, theSystem, (tx) =>
      tx.db.selectFrom('platform.file').select('bytes').where('name', '=', file.name).executeTakeFirstOrThrow(),
    )
    expect(kept.bytes.subarray(0, 1)).not.toEqual(Buffer.from('P'))
    expect(kept.bytes.includes(Buffer.from(file.bytes.subarray(0, 40)))).toBe(false)
  })

  it('有错误的导入列入待办，改好标错的那份再传就了结，文件名带“-错误”和浏览器编号也认得 [L-127]', async () => {
    const own = await openTestHouse()
    const by = await own.as('county-clerk', { regionCode: '450225' })
    const open = async () => (await by.call(getWorkQueue)).items.find(({ key }) => key === 'imports-with-errors')?.count
    await importFile(csvFile([goodRow(1), goodRow(2, { township: '' })], '五月.csv'), by)
    await importFile(csvFile([goodRow(3, { township: '' })], '六月.csv'), by)
    expect(await open()).toBe(2)
    await importFile(csvFile([goodRow(1), goodRow(2)], '五月-错误 (1).csv'), by)
    expect(await open()).toBe(1)
    await own.close()
  })
})
