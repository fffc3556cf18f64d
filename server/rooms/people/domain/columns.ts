import { type RegisterKey, registerKeys, registerTitles } from '../contract-register.ts'
import { educations, ethnicities, intentKinds, personStatuses, skillLevels } from '../contract-words.ts'
import { labelsOf } from './read-entry.ts'

const aliases: Partial<Record<RegisterKey, readonly string[]>> = {
  residentId: ['身份证号', '身份证号码', '公民身份号码', '证件号码'],
  township: ['乡镇', '户籍乡镇（街道）'],
  village: ['村', '村社区', '行政村'],
  phone: ['手机号', '手机号码', '电话'],
  account: ['银行卡号', '账号'],
  bankName: ['开户行'],
}
const required = new Set<RegisterKey>(['name', 'residentId', 'township', 'dwelling', 'intent'])

/** What the file is searched for. */
export const registerColumns = registerKeys.map((key) => ({
  key,
  title: registerTitles[key],
  aliases: aliases[key],
  required: required.has(key),
  type: key === 'statusFrom' ? ('date' as const) : ('text' as const),
}))

const notes: Partial<Record<RegisterKey, string>> = {
  name: '必填。按证件填写，少数民族姓名的间隔号用“·”',
  residentId: '必填。18位，末位可为X；该列为文本格式，请勿改为数字',
  township: '必填。从下拉列表选择',
  dwelling: '必填。农村或城镇',
  site: '住在大型易地扶贫搬迁安置区的填写',
  phone: '本人手机号，11位',
  status: '一人一行一项；有多项的，导入后在一人一档中补充',
  statusFrom: '有身份类别的必填，例如 2024-01-02',
  statusSource: '有身份类别的必填：认定文件、证件或数据来源',
  household: '帮扶家庭的户编号，同户填同号',
  intent: '必填。培训、就读技工院校或就业',
  timeWindow: '例如：农闲、周末、7至8月',
  jobWish: '例如：本县、月薪4000元以上',
  account: '本人银行卡号，须与开户银行一起填写',
}

/** The template's columns for one county: drop-downs and notes. */
export function templateColumns(places: { townships: readonly string[]; sites: readonly string[] }) {
  const choices: Partial<Record<RegisterKey, readonly string[]>> = {
    ethnicity: ethnicities,
    education: educations,
    township: places.townships,
    dwelling: ['农村', '城镇'],
    site: places.sites,
    status: labelsOf(personStatuses),
    intent: labelsOf(intentKinds),
    level: labelsOf(skillLevels),
  }
  return registerKeys.map((key) => ({
    key,
    title: registerTitles[key],
    type: key === 'statusFrom' ? ('date' as const) : ('text' as const),
    choices: choices[key],
    note: notes[key],
  }))
}

/** The lines above the columns' own notes on the 填写说明 sheet. */
export const templateNotes: readonly string[] = [
  '一人一行，从第2行开始填写；列的顺序可以变，表头文字请保留。',
  '上传后一次列出全部错误，并可下载标好错误的原表；改好后再次上传，已入库的不会重复。',
  '依据：桂人社发〔2022〕7号 三（一）建立有培训意愿和就读技工院校意愿人员台账。',
]
