import { describe, expect, it } from 'vitest'
import { readPersonName, sameName } from './person-name.ts'

const read = (text: string) => {
  const reading = readPersonName(text)
  return reading.ok ? reading.name : reading.code
}

describe('姓名', () => {
  it.each([
    ['张三', '张三'],
    [' 张　三 ', '张三'],
    ['张\u200B三', '张三'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
    ['ＡＮＮＡ  Ｌｅｅ', 'ANNA Lee'],
    ["John A. O'Neil-Smith", "John A. O'Neil-Smith"],
    ['⾼⼤', '高大'],
    ['韦〇', '韦〇'],
    ['王㛃', '王㛃'],
    ['李𫖯', '李𫖯'],
    ['覃𠮷𪚥', '覃𠮷𪚥'],
  ])('“%s” 存为 %s', (text, name) => {
    expect(read(text)).toBe(name)
  })

  it.each([
    ['', 'length'],
    ['张', 'length'],
    ['张'.repeat(51), 'length'],
    ['张?', 'lost-character'],
    ['张\uFFFD', 'lost-character'],
    ['张□', 'lost-character'],
    ['张\uE81E', 'private-character'],
    ['张三3', 'characters'],
    ['张三（大）', 'characters'],
  ])('“%s” 不能使用：%s', (text, code) => {
    expect(read(text)).toBe(code)
  })

  it('50个字以字计，四字节的字也算一个', () => {
    expect(read('𠮷'.repeat(50))).toBe('𠮷'.repeat(50))
  })

  it('间隔号、空格和大小写不区分人', () => {
    expect(sameName('阿卜杜拉·买买提', '阿卜杜拉买买提')).toBe(true)
    expect(sameName('ANNA LEE', 'Anna Lee')).toBe(true)
    expect(sameName('张三', '张　三')).toBe(true)
    expect(sameName('张三', '章三')).toBe(false)
  })
})
