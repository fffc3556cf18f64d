import { describe, expect, it } from 'vitest'
import { addDays, dateText } from './dates.ts'
import { maskCard, maskName, maskPhone, maskResidentId } from './masks.ts'
import { residentCheckDigit } from './resident-id.ts'

describe('脱敏', () => {
  it.each([
    ['身份证号至多留后两位', '11010519491231002X', '****************2X', maskResidentId],
    ['手机号留前三后四', '13800138000', '138****8000', maskPhone],
    ['银行卡号留后四', '6228480402564890018', '***************0018', maskCard],
    ['姓名留首字', '张三', '张*', maskName],
    ['姓名留首字', '𠮷大郎', '𠮷**', maskName],
    ['姓名留首字', '阿卜杜拉·买买提', '阿*******', maskName],
  ])('%s（%s 显示为 %s）', (_, text, masked, mask) => {
    expect(mask(text)).toBe(masked)
  })

  it('太短的内容全部遮住', () => {
    expect(maskResidentId('2X')).toBe('**')
    expect(maskPhone('12345678')).toBe('********')
    expect(maskName('张')).toBe('*')
    expect(maskCard('')).toBe('')
  })

  it('即使已知县和出生年份，遮住的身份证号仍有一千个以上可能', () => {
    const shown = maskResidentId('45022519900101175X').slice(-2)
    let candidates = 0
    for (let date = dateText('1990-01-01'); date <= '1990-12-31'; date = addDays(date, 1)) {
      for (let order = 0; order < 1000; order += 1) {
        const body = `450225${date.replaceAll('-', '')}${String(order).padStart(3, '0')}`
        if (shown === `${body.at(-1)}${residentCheckDigit(body)}`) candidates += 1
      }
    }
    expect(candidates).toBeGreaterThan(1000)
  })
})
