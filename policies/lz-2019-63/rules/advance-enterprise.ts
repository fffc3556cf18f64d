// 对企业开展培训的,可先行拨付60%的培训补贴资金。
import { onceForTheClass, rule, since } from '#policy/language'
import { advanceOfTheApproved, advanceReadings, byEnterprise, sourceReserved } from '../conditions.ts'

export const advanceEnterprise = rule({
  id: 'lz-2019-63/5-1/advance-enterprise',
  title: ['企业培训补贴先行拨付', 'Advance on an enterprise’s training subsidy'],
  cites: ['lz-2019-63#5-1'],
  about: ['advance'],
  component: 'advance',
  payee: 'claimant',
  requires: [byEnterprise, sourceReserved],
  rate: since('2019-08-01', advanceOfTheApproved),
  fund: { item: 'advance', sources: 'as-approved', basis: 'reading', cites: ['lz-2019-63#5-1', 'lz-2019-63#6-3'] },
  limits: [onceForTheClass('advance', 'lz-2019-63#5-1')],
  readings: {
    ...advanceReadings,
    'any-class': ['企业的各类培训都可以，不限项目制', 'Any class of an enterprise, project-based or not.'],
  },
  notModelled: [],
})
