import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateText, dateText } from './dates.ts'
import { demoResidentId, type ResidentIdRead, readResidentId, residentCheckDigit } from './resident-id.ts'

const births = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2010-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10) as DateText)
const demoIds = fc
  .tuple(fc.nat(4_999_999), births, fc.constantFrom('male', 'female'))
  .map(([serial, birth, sex]) => demoResidentId(serial, birth, sex))

const codeOf = (text: string, options = {}) => {
  const reading = readResidentId(text, options)
  return reading.ok ? 'ok' : reading.code
}
const warningsOf = (text: string, options = {}) =>
  (readResidentId(text, options) as ResidentIdRead).warnings.map((warning) => warning.code)
/** Completes seventeen digits with their check digit. */
const complete = (body: string) => body + residentCheckDigit(body)

describe('居民身份证号', () => {
  it('国家标准GB 11643的两个示例', () => {
    expect(readResidentId('11010519491231002X')).toEqual({
      ok: true,
      id: '11010519491231002X',
      birth: '1949-12-31',
      sex: 'female',
      warnings: [],
    })
    expect(readResidentId('440524188001010014')).toMatchObject({ ok: true, birth: '1880-01-01', sex: 'male' })
  })

  it.each([
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105 19491231 002X',
    "'11010519491231002X",
    '\u202011010519491231002X'.slice(1),
  ])('全角、空格、小写x和表格前导撇号统一后读取：%s', (text) => {
    expect(readResidentId(text)).toMatchObject({ ok: true, id: '11010519491231002X' })
  })

  it('15位老号码换算为18位并提示核对', () => {
    expect(readResidentId('110105491231002')).toMatchObject({ ok: true, id: '11010519491231002X', birth: '1949-12-31' })
    expect(warningsOf('110105491231002')).toEqual(['converted'])
  })

  it.each([
    ['', 'empty'],
    ['4.50225E+17', 'scientific'],
    ['4.50225199001011E+17', 'scientific'],
    [`${complete('45022519900101123').slice(0, 15)}000`, 'digits-lost'],
    ['1101051949123100', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123100XX', 'characters'],
    ['11010519491231002A', 'characters'],
    [complete('00010519491231002'), 'region'],
    [complete('16010519491231002'), 'region'],
    [complete('45022519900230112'), 'birth'],
    [complete('45022518490101112'), 'birth'],
    ['110105194912310021', 'check-digit'],
    [demoResidentId(1, dateText('1990-01-01'), 'male'), 'demo-only'],
  ])('%s 不能使用：%s，并说明怎样改正', (text, code) => {
    expect(codeOf(text)).toBe(code)
    expect((readResidentId(text) as { message: string }).message).toMatch(/请/)
  })

  it('按业务日期识别尚未出生和超过120周岁', () => {
    const today = dateText('2024-06-03')
    expect(codeOf(complete('45022520240604112'), { today })).toBe('birth')
    expect(codeOf(complete('45022520240603112'), { today })).toBe('ok')
    expect(warningsOf('440524188001010014', { today })).toEqual(['very-old'])
  })

  it('老区划前缀照常接受，给出提示而不推断所在县', () => {
    const currentCodes = new Set(['450225', '451203'])
    const former = complete('45270219900101112')
    expect(warningsOf(former, { currentCodes })).toEqual(['former-region'])
    expect(warningsOf(former)).toEqual([])
    expect(warningsOf(complete('45120319900101112'), { currentCodes })).toEqual([])
    expect(warningsOf(complete('44052419900101112'), { currentCodes })).toEqual([])
    expect(Object.keys(readResidentId(former))).toEqual(['ok', 'id', 'birth', 'sex', 'warnings'])
  })

  it('港澳台居住证和以000结尾的号码提示核对', () => {
    expect(warningsOf(complete('81000019900101112'))).toEqual(['residence-permit'])
    const zeros = Array.from({ length: 28 }, (_, day) => complete(`450225199001${String(day + 1).padStart(2, '0')}100`))
    const zero = zeros.find((id) => id.endsWith('000')) ?? ''
    expect(warningsOf(zero)).toEqual(['ends-in-zeros'])
  })

  it('任何一位填错都能发现，相邻两位颠倒也能发现', () => {
    fc.assert(
      fc.property(demoIds, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        const wrong = String((Number(id[place]) + shift) % 10)
        expect(codeOf(id.slice(0, place) + wrong + id.slice(place + 1), { demo: true })).not.toBe('ok')
        const [a = '', b = ''] = id.slice(place, place + 2)
        if (a !== b) expect(codeOf(id.slice(0, place) + b + a + id.slice(place + 2), { demo: true })).not.toBe('ok')
      }),
    )
  })

  it('演示号码：99开头、校验正确、互不相同，只在演示环境可用', () => {
    fc.assert(
      fc.property(fc.nat(4_999_999), births, fc.constantFrom('male', 'female'), (serial, birth, sex) => {
        const id = demoResidentId(serial, birth, sex)
        expect(readResidentId(id, { demo: true })).toEqual({ ok: true, id, birth, sex, warnings: [] })
        expect(codeOf(id)).toBe('demo-only')
      }),
    )
    const birth = dateText('1990-01-01')
    const many = Array.from({ length: 3000 }, (_, n) => demoResidentId(n, birth, n % 2 ? 'male' : 'female'))
    expect(new Set(many).size).toBe(3000)
    expect(() => demoResidentId(5_000_000, birth, 'male')).toThrow(RangeError)
  })
})
