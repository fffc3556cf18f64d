import type { Fen } from './money.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟'] as const

/**
 * 人民币大写, as the annex of 《支付结算办法》 writes amounts: `人民币壹仟肆佰零玖元伍角`, `人民币壹仟元整`.
 * 整 stands only after 元. Where the annex leaves 零 to choice it is written after 元 (壹仟陆佰捌拾元零叁角贰分)
 * and left out before 仟 (壹拾万柒仟元零伍角叁分), the form the annex prints first. A negative amount begins with 负.
 */
export function chineseCapitals(amount: Fen): string {
  const text = String(Math.abs(amount)).padStart(3, '0')
  const [yuan, jiao, cent] = [text.slice(0, -2), digitAt(text, -2), digitAt(text, -1)]
  const words = [
    yuan === '0' ? '' : `${wholeCapitals(yuan)}元`,
    yuan !== '0' && needsZero(yuan, jiao, cent) ? '零' : '',
    jiao ? `${digits[jiao]}角` : '',
    cent ? `${digits[cent]}分` : '',
  ].join('')
  const sign = amount < 0 ? '负' : ''
  if (amount === 0) return '人民币零元整'
  return `人民币${sign}${words}${jiao || cent ? '' : '整'}`
}

/** 零 between 元 and what follows: when the digit just before the next written one is 0. */
function needsZero(yuan: string, jiao: number, cent: number): boolean {
  return jiao ? digitAt(yuan, -1) === 0 : cent > 0
}

/** A whole number without its unit: `壹拾万柒仟`. What stands before 亿 or 万 is itself a whole number. */
function wholeCapitals(padded: string): string {
  const number = padded.replace(/^0+/, '')
  const size = number.length > 8 ? 8 : 4
  if (number.length <= size) return groupCapitals(number)
  const [head, tail] = [number.slice(0, -size), number.slice(-size)]
  const rest = wholeCapitals(tail)
  return `${wholeCapitals(head)}${size === 8 ? '亿' : '万'}${rest && tail.startsWith('0') ? '零' : ''}${rest}`
}

/** At most four digits with their places; zeros inside are one 零, zeros at either end are left to the caller. */
function groupCapitals(group: string): string {
  return [...group]
    .map((digit, index) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[group.length - 1 - index]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
}

const digitAt = (text: string, index: number): number => Number(text.at(index))
