import { is, when } from '#policy/language'

export const liftedLabor = when(
  'lifted-labor',
  ['脱贫劳动力', 'labor lifted out of poverty'],
  is('trainee-status', 'lifted-out-of-poverty'),
)
