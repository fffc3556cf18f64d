// 对培训机构开展项目制培训的,可先行拨付60%的培训补贴资金。
import { is, onceForTheClass, rule, since, when } from '#policy/language'
import { projectBased } from '../../conditions.ts'
import { advanceOfTheApproved, advanceReadings, sourceReserved } from '../conditions.ts'

const byInstitution = when(
  'by-institution',
  ['由培训机构组织', 'organized by a training institution'],
  is(
    'organizer-kind',
    'training-provider',
    'vocational-school',
    'technical-school',
    'university',
    'industry-association',
  ),
)

export const advanceInstitution = rule({
  id: 'lz-2019-63/6-2/advance-institution',
  title: ['培训机构项目制培训补贴先行拨付', 'Advance on an institution’s project-based training subsidy'],
  cites: ['lz-2019-63#6-2'],
  about: ['advance'],
  component: 'advance',
  payee: 'claimant',
  requires: [byInstitution, projectBased, sourceReserved],
  rate: since('2019-08-01', advanceOfTheApproved),
  fund: { item: 'advance', sources: 'as-approved', basis: 'reading', cites: ['lz-2019-63#6-2', 'lz-2019-63#6-3'] },
  limits: [onceForTheClass('advance', 'lz-2019-63#6-2')],
  readings: {
    ...advanceReadings,
    'all-institutions': [
      '“培训机构”含职业院校、高等院校和行业协会，公办民办一样',
      'Institutions include schools, universities and associations, public and private alike.',
    ],
  },
  notModelled: [],
})
