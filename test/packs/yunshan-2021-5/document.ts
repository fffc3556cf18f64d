import { dateText } from '#kernel/dates'
import type { PolicyDocument } from '#policy/language'

export const document: PolicyDocument = {
  id: 'yunshan-2021-5',
  number: '云政规〔2021〕5号',
  title: ['云山市职业技能培训补贴办法', 'Yunshan rules on training subsidies'],
  issuer: ['云山市人民政府', 'People’s Government of Yunshan'],
  addressees: ['各县（区）人民政府'],
  signedOn: dateText('2020-12-20'),
  publishedOn: null,
  effectiveFrom: dateText('2021-01-01'),
  validUntil: dateText('2021-12-31'),
  periodCites: ['yunshan-2021-5#4'],
  periodReading: ['按四，首次上课日在期内即适用', 'As clause 4 says; the first session decides.'],
  disclosure: '主动公开',
  territory: '99',
  chapters: 4,
}
