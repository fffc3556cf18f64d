import { dateText } from '#kernel/dates'
import type { PolicyDocument } from '#policy/language'

/** L-001: the document as registered; it took effect before it was signed. */
export const document: PolicyDocument = {
  id: 'lz-2019-63',
  number: '柳政规〔2019〕63号',
  title: [
    '柳州市人民政府关于印发《柳州市职业技能提升行动实施方案(2019-2021年)》的通知',
    'Notice on the Liuzhou implementation plan for the vocational skills upgrading initiative (2019–2021)',
  ],
  issuer: ['柳州市人民政府', 'People’s Government of Liuzhou'],
  addressees: ['各县、区人民政府', '市直机关各委、办、局', '柳东新区、北部生态新区(阳和工业新区)管委会', '各有关单位'],
  signedOn: dateText('2019-12-27'),
  publishedOn: dateText('2020-01-06'),
  effectiveFrom: dateText('2019-08-01'),
  validUntil: dateText('2021-12-31'),
  periodCites: ['lz-2019-63#effective', 'lz-2019-63#1-2'],
  periodReading: [
    '自2019年8月1日起执行（早于印发日），方案期为2019-2021年，至2021年12月31日止；是否适用以首次上课日为准',
    'In force from 2019-08-01, before signing, to the plan’s end, 2021-12-31; the first session decides.',
  ],
  disclosure: '主动公开',
  territory: '4502',
  chapters: 7,
  wording: '3db3297ea8c1e4ff54264792e11f060fa4c8c5f1e3587373692a90c100c1390a',
}
