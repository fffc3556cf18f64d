/** Conditions and readings that several rules of this document share. */
import type { Labels } from '#kernel/codes'
import { is, type Rule, when } from '#policy/language'

export const assistedHousehold = when(
  'assisted-household',
  ['帮扶家庭劳动力', 'labor of an assisted household'],
  is('trainee-status', 'lifted-out-of-poverty', 'relapse-monitored'),
  'gx-2022-7#10',
  'gx-2022-7#2',
)

export const transportIncluded: Rule['readings'] = {
  'transport-included': [
    '含交通费，同日不再另发交通补贴',
    'Transport is included; no second transport subsidy for the same day.',
  ],
}

/** Document No. 3 of 2022 knows groups that this one does not name. */
export const otherGroups: Labels = [
  '桂人社规〔2022〕3号规定的其他对象',
  'Other groups under document No. 3 of 2022, which is not in the library.',
]
