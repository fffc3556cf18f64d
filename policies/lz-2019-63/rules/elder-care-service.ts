// 加大养老服务机构(含公建公营、公建民营、民建民营养老机构)从业人员的培训力度,
// 落实养老服务从业人员培训费补贴、职业技能鉴定补贴以及就业创业服务补贴等相关政策。
import { fromTable, is, rule, since, when } from '#policy/language'
import { elderCareReadings } from '../conditions.ts'
import { namedElsewhere } from '../funds.ts'
import { elderCareServiceRates } from '../tables.ts'

const byElderCare = when(
  'by-elder-care',
  ['由养老服务机构申领', 'claimed by an elder-care institution'],
  is('organizer-kind', 'elder-care'),
)
const placed = when('placed', ['已登记就业', 'placed in work'], is('placed', 'yes'))

export const elderCareService = rule({
  id: 'lz-2019-63/3-3/elder-care-service',
  title: ['养老服务就业创业服务补贴', 'Employment service subsidy in elder care'],
  cites: ['lz-2019-63#3-3'],
  about: ['placement'],
  component: 'employment-service',
  payee: 'claimant',
  requires: [byElderCare, placed],
  rate: since('2019-08-01', fromTable(elderCareServiceRates)),
  fund: namedElsewhere('elder-care'),
  limits: [],
  readings: {
    ...elderCareReadings,
    'terms-elsewhere': [
      '原文没有写合同期限等条件，以标准文件为准，不另设条件',
      'The text names no length of contract; what the document of the rates asks for is checked by the officer.',
    ],
  },
  notModelled: [
    [
      '标准文件另定的条件，以及同一人多次就业是否重复补贴',
      'Conditions of the rates’ document; a second placement of one person.',
    ],
  ],
})
