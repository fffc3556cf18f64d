/** What this document leaves to others: entered with the document that sets it, checked by another person. */
import type { RateTable } from '#policy/language'

const byRegion: RateTable['enteredBy'] = [
  '桂人社规〔2022〕3号不在库中；请自治区或市、县经办人录入文号和标准，另一人复核后生效',
  'Document No. 3 of 2022 is not in the library; one officer enters number and rates, another confirms.',
]

export const trainingRates: RateTable = {
  id: 'gx-2022-7/training-subsidy',
  title: ['桂人社规〔2022〕3号培训补贴标准', 'training subsidy rates of the region’s document No. 3 of 2022'],
  enteredBy: byRegion,
  cites: ['gx-2022-7#10'],
}

export const allowanceRates: RateTable = {
  id: 'gx-2022-7/allowance-by-table',
  title: [
    '桂人社规〔2022〕3号生活费（含交通费）补贴标准',
    'living allowance rates of the region’s document No. 3 of 2022',
  ],
  enteredBy: byRegion,
  cites: ['gx-2022-7#10'],
}

export const agencyGrantRates: RateTable = {
  id: 'gx-2022-7/agency-grant',
  title: ['就业创业服务补助标准', 'rates of the employment service grant'],
  enteredBy: [
    '标准由各地结合实际确定；请市、县经办人录入文号和标准，另一人复核后生效。没有标准可以登记，不能拨付',
    'Cities and counties set the rates; one officer enters them, another confirms. Without one nothing is paid.',
  ],
  cites: ['gx-2022-7#11'],
}

export const performancePayShare: RateTable = {
  id: 'gx-2022-7/performance-pay',
  title: ['核增绩效工资总量的比例', 'share by which total performance pay may be raised'],
  gives: 'percents',
  enteredBy: [
    '比例由核定绩效工资总量的文件确定；请市经办人录入文号和比例，另一人复核后生效',
    'The document that fixes total performance pay sets the share; one officer enters it, another confirms.',
  ],
  cites: ['gx-2022-7#12'],
}
