import { dateText } from '#kernel/dates'
import type { PolicyDocument } from '#policy/language'

/** G-001: the document as registered. */
export const document: PolicyDocument = {
  id: 'gx-2022-7',
  number: '桂人社发〔2022〕7号',
  title: [
    '广西壮族自治区人力资源和社会保障厅关于印发技工院校结对乡村振兴重点帮扶县大型易地搬迁安置区实施职业技能帮扶行动工作方案的通知',
    'Notice on the work plan for technical schools paired with key counties and large resettlement sites',
  ],
  issuer: [
    '广西壮族自治区人力资源和社会保障厅',
    'Department of Human Resources and Social Security of Guangxi Zhuang Autonomous Region',
  ],
  addressees: ['各设区市、县（市、区）人力资源和社会保障局', '各技工院校'],
  signedOn: dateText('2022-02-22'),
  publishedOn: null,
  effectiveFrom: dateText('2022-02-22'),
  validUntil: dateText('2025-12-31'),
  periodCites: ['gx-2022-7#preamble', 'gx-2022-7#2'],
  periodReading: [
    '原文只写“十四五”期间：自印发之日2022年2月22日起，至2025年12月31日止；是否适用以首次上课日为准',
    '“14th Five-Year Plan period”, read as 2022-02-22 (signing) to 2025-12-31; the first session decides.',
  ],
  disclosure: '此件公开发布',
  territory: '45',
  chapters: 5,
  wording: '4cfe002f7055abee36b80f3fdca04ba022365673a252a5f1c28c127083c87270',
}
