/** Conditions that more than one rule asks for; each rule's own stand in its file, beside its clause. */
import { is, when } from '#policy/language'

export const approvedInTime = when(
  'approved-in-time',
  ['首次上课前开班获批', 'class approved before the first session'],
  is('opening-approval', 'in-time'),
)

export const attended = when('attended', ['有出勤日', 'at least one attended day'], is('attendance', 'yes'))
