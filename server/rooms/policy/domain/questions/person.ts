import { type CodeOf, codes } from '#kernel/codes'
import type { Facts } from '../facts.ts'
import { organizerKinds, traineeStatuses } from '../words.ts'
import { ask } from './ask.ts'

const contracts = codes('ContractAnswer', {
  'in-force': [
    '与组织单位签订，覆盖首次上课日至最后计补日',
    'with the organizer, from first session to last counted day',
  ],
  'starts-late': ['晚于首次上课日生效', 'begins after the first session'],
  'ends-early': ['早于最后计补日到期', 'ends before the last counted day'],
  'other-employer': ['与其他单位签订', 'with another employer'],
  none: ['未签订', 'none'],
})

/** What is asked of the person. */
export const personQuestions = {
  'trainee-status': ask(['人员身份', 'status of the person'], traineeStatuses, (f) => f.trainee?.statuses, [
    '身份以首次上课日快照为准；有误请凭主管部门名单更正',
    'Status is as of the first session; errors are corrected from the responsible department’s list.',
  ]),
  residence: ask(
    ['户籍', 'residence'],
    codes('ResidenceAnswer', { rural: ['农村', 'rural'], urban: ['城镇', 'urban'] }),
    ({ trainee }) => (trainee?.urban === undefined ? undefined : trainee.urban ? 'urban' : 'rural'),
    ['户籍以登记为准；未登记的请补登', 'As registered; enter it where it is missing.'],
  ),
  contract: ask(['劳动合同', 'labor contract'], contracts, contractAnswer, [
    '请提供覆盖首次上课日至最后计补日的劳动合同',
    'Provide a contract in force from the first session to the last counted day.',
  ]),
  'trainee-employer': ask(
    ['所在单位', 'employer'],
    organizerKinds,
    (f) => (contractAnswer(f) === 'in-force' ? f.organizer?.kind : f.trainee?.employerKind),
    ['以劳动合同和单位登记的类型为准', 'The labor contract and the register decide.'],
  ),
  fee: ask(
    ['向学员收费', 'fees taken from the trainee'],
    codes('FeeAnswer', {
      yes: ['收取过费用或押金', 'a fee or deposit was taken'],
      no: ['没有收费', 'none was taken'],
      unrecorded: ['没有登记', 'not recorded'],
    }),
    ({ trainee }) => trainee && (trainee.feeFen === undefined ? 'unrecorded' : trainee.feeFen > 0 ? 'yes' : 'no'),
    [
      '免费培训不得收取培训费、材料费和押金；请登记收费情况并由本人确认，没有收费的登记为零',
      'Free training takes no fee and no deposit; record what was taken, nothing as zero, confirmed by the trainee.',
    ],
  ),
}

function contractAnswer({
  trainee,
  trainingClass,
  attendance,
  decisiveOn,
}: Facts): CodeOf<typeof contracts> | undefined {
  if (!trainee) return undefined
  const { contract } = trainee
  if (!contract) return 'none'
  if (!contract.withOrganizer) return 'other-employer'
  const firstOn = trainingClass?.firstSessionAt.slice(0, 10) ?? decisiveOn
  const lastOn = attendance?.lastCountedOn ?? firstOn
  if (contract.from > firstOn) return 'starts-late'
  return contract.until !== null && contract.until < lastOn ? 'ends-early' : 'in-force'
}
