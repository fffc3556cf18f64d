/** Conditions that several rules of this document ask for. */
import { is, when } from '#policy/language'

export const assistedHousehold = when(
  'assisted-household',
  ['帮扶家庭劳动力', 'labor of an assisted household'],
  is('trainee-status', 'lifted-out-of-poverty', 'relapse-monitored'),
  'gx-2022-7#10',
  'gx-2022-7#2',
)
