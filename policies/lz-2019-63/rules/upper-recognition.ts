// 引导和鼓励企业建设高技能人才培训基地和技能大师工作室,成功申报建立国家、自治区高技能人才培训基地和技能大师工作室,
// 符合条件的,按相关规定从就业补助资金中给予支持。
import { fromTable, is, oncePerOrganizerAward, rule, since, when } from '#policy/language'
import { newlyRecognized } from '../conditions.ts'
import { employmentFund } from '../funds.ts'
import { upperRecognitionRates } from '../tables.ts'

const upperLevel = when(
  'upper-level',
  ['国家级或自治区级', 'national or regional'],
  is('recognition-level', 'national', 'autonomous-region'),
)

export const upperRecognition = rule({
  id: 'lz-2019-63/5-1/upper-recognition',
  title: ['国家级、自治区级工作室和培训基地支持', 'Support for national and regional studios and bases'],
  cites: ['lz-2019-63#5-1'],
  about: ['recognition'],
  component: 'support',
  payee: 'claimant',
  requires: [upperLevel, newlyRecognized],
  rate: since('2019-08-01', fromTable(upperRecognitionRates)),
  fund: employmentFund('upper-studios-and-bases', 'lz-2019-63#5-1'),
  limits: [oncePerOrganizerAward('support', 'lz-2019-63#5-1')],
  readings: {
    established: [
      '“成功申报建立”以认定文件为准，按级别和类别分别定标准；复评不再支持',
      'Established means recognized by a document; rates differ by level and kind; a renewal is not paid again.',
    ],
    'with-municipal': [
      '同一工作室先获市级奖励、后获上级支持的，两项分别享受',
      'A studio rewarded by the city and then supported from above gets both.',
    ],
  },
  notModelled: [['“符合条件的”其他条件，以标准文件为准', 'Other conditions, which the document of the rates may set.']],
})
