// （十一）对组织帮扶家庭劳动力等各类群体到企业就业，协助签订6个月以上劳动合同并依法缴纳社会保险费满3个月以上的
// 经营性人力资源服务机构等市场主体，按照一定标准给予就业创业服务补助，具体补贴标准和补贴申请流程由各地结合实际确定。
import { both, choice, either, fromTable, is, reads, rule, since, when } from '#policy/language'
import { insuredRun, sixMonthContract, threeInsuredMonths } from '../../conditions.ts'
import { agencyGrantRates } from '../tables.ts'

const byMarketEntity = when(
  'by-market-entity',
  ['由经营性人力资源服务机构等市场主体组织', 'organized by an HR agency or another market entity'],
  either(
    is('organizer-kind', 'hr-agency'),
    both(
      reads('claimants', 'market-entities'),
      is('organizer-kind', 'enterprise', 'assistance-workshop', 'farmer-cooperative', 'training-provider'),
    ),
  ),
)
const coveredGroup = when(
  'covered-group',
  ['帮扶家庭劳动力等各类群体', 'labor of assisted households and other groups'],
  either(reads('groups', 'everybody'), is('trainee-status', 'lifted-out-of-poverty', 'relapse-monitored')),
)
const inAnEnterprise = when(
  'in-an-enterprise',
  ['到企业就业', 'employed by an enterprise'],
  is('employer-kind', 'enterprise'),
)
export const agencyGrant = rule({
  id: 'gx-2022-7/11/agency-grant',
  title: ['经营性人力资源服务机构就业创业服务补助', 'Employment service grant to HR agencies'],
  cites: ['gx-2022-7#11'],
  about: ['placement'],
  component: 'employment-service',
  payee: 'claimant',
  requires: [byMarketEntity, coveredGroup, inAnEnterprise, sixMonthContract, threeInsuredMonths],
  rate: since('2022-02-22', fromTable(agencyGrantRates)),
  fund: { item: 'employment-service', sources: 'from-rate-table', basis: 'rate-table', cites: ['gx-2022-7#11'] },
  limits: [],
  readings: {
    claimants: choice('market-entities', {
      title: ['就业创业服务补助的申领单位', 'Who may claim the employment service grant'],
      choices: {
        'market-entities': [
          '人力资源服务机构，以及企业、车间、合作社、培训机构',
          'HR agencies, enterprises, workshops, cooperatives and training providers',
        ],
        'agencies-only': ['只限经营性人力资源服务机构', 'HR agencies only'],
      },
      why: [
        '“经营性人力资源服务机构等市场主体”的“等”读作其他依法登记的经营主体；公办院校和社会团体不在内',
        '“And other market entities” is read as other registered businesses, not public schools or associations.',
      ],
      cites: ['gx-2022-7#11'],
    }),
    groups: choice('everybody', {
      title: ['就业创业服务补助的对象', 'Whose placement the employment service grant is for'],
      choices: {
        everybody: ['帮扶家庭劳动力等各类群体', 'labor of assisted households and any other group'],
        'assisted-only': ['只限帮扶家庭劳动力', 'labor of assisted households only'],
      },
      why: ['“等各类群体”不限身份；各地可以限定', '“And other groups” names no limit; a region may set one.'],
      cites: ['gx-2022-7#11'],
    }),
    'insured-run': insuredRun(['缴纳社会保险费满3个月的算法', 'How the 3 insured months are counted'], 'gx-2022-7#11'),
    'six-included': [
      '“6个月以上”含恰好6个月；无固定期限合同符合',
      '“At least 6 months” includes exactly 6; an open-ended contract qualifies.',
    ],
    'registered-enterprise': [
      '“企业”以用人单位的登记类型为准；登记为企业的车间、合作社、养老机构按企业登记',
      'An employer is an enterprise when it is registered as one.',
    ],
  },
  notModelled: [
    ['申请流程由各地确定', 'The way to claim, which each region sets.'],
    [
      '同一人多次就业是否重复补助，以各地标准文件为准',
      'Whether a second placement of one person is paid again, which the document of the rates decides.',
    ],
  ],
})
