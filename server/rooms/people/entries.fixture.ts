import { demoBankCard } from '#kernel/bank-card'
import type { DateText } from '#kernel/dates'
import { demoPhone } from '#kernel/phone'
import { demoResidentId } from '#kernel/resident-id'
import { writeTable } from '#platform/sheets'
import { type RegisterKey, registerKeys, registerTitles } from './contract.ts'

export type Row = Record<RegisterKey, string>

/** The `n`-th row without fault, of 融水苗族自治县. */
export function goodRow(n: number, change: Partial<Row> = {}): Row {
  return {
    name: `韦${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'春夏秋冬'[n % 4]}`,
    residentId: demoResidentId(n, '1990-01-01' as DateText, n % 2 === 0 ? 'male' : 'female'),
    ethnicity: '苗族',
    education: '初中',
    township: '融水镇',
    village: '小荣村',
    dwelling: '农村',
    site: '',
    phone: demoPhone(n),
    status: '脱贫劳动力',
    statusFrom: '2021-01-01',
    statusSource: '防返贫监测系统',
    household: `H${n}`,
    intent: '培训',
    trade: '砌筑工',
    level: '初级工',
    timeWindow: '农闲',
    jobWish: '本县',
    bankName: '农业银行融水支行',
    account: demoBankCard(n),
    ...change,
  }
}

/** Rows as a .csv file in UTF-8. */
export function csvFile(rows: readonly Row[], name = '台账.csv') {
  const lines = [
    registerKeys.map((key) => registerTitles[key]),
    ...rows.map((row) => registerKeys.map((key) => row[key])),
  ]
  return { name, bytes: Buffer.from(lines.map((line) => line.join(',')).join('\n')) }
}

/** Rows as a workbook. */
export async function xlsxFile(rows: readonly Row[], name = '台账.xlsx') {
  const columns = registerKeys.map((key) => ({ key, title: registerTitles[key] }))
  return { name, bytes: await writeTable({ sheetName: '人员台账', columns, rows }) }
}
