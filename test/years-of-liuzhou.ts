import type { Held, Registered } from './trained-years.ts'

const [RONGSHUI, SANJIANG, GUILIN] = ['450225', '450226', '450325'] as const
const poor = ['registered-poor']
/** Who stands in the register of two counties of Liuzhou, and one elsewhere who must not count. */
export const people: Registered[] = [
  { name: '甲', regionCode: RONGSHUI, statuses: poor },
  { name: '乙', regionCode: RONGSHUI },
  { name: '丙', regionCode: RONGSHUI, statuses: poor, wants: '藤编' },
  { name: '丁', regionCode: RONGSHUI, statuses: ['registered-poor', 'resettled'], wants: '藤编' },
  { name: '戊', regionCode: RONGSHUI, statuses: ['veteran'], wants: '焊工' },
  { name: '己', regionCode: RONGSHUI, statuses: poor, wants: '' },
  { name: '庚', regionCode: SANJIANG, statuses: poor, wants: '竹编' },
  { name: '辛', regionCode: SANJIANG, statuses: ['disabled'], wants: '藤编' },
  { name: '壬', regionCode: SANJIANG, wants: '竹编' },
  { name: '外', regionCode: GUILIN, statuses: poor, wants: '藤编' },
]
const workshop = { organizer: 'assistance-workshop', kind: 'employment-skills' } as const
/** What was completed in 2020 and 2021. */
export const classes: Held[] = [
  // 企业办的班，贫困的人也只按班归企业职工。
  {
    regionCode: RONGSHUI,
    completedOn: '2020-10-10',
    organizer: 'enterprise',
    kind: 'skills-upgrading',
    people: ['甲', '乙'],
  },
  { ...workshop, regionCode: RONGSHUI, completedOn: '2020-12-01', people: ['丙', '丁', '戊'], left: ['己'] },
  {
    ...workshop,
    regionCode: SANJIANG,
    completedOn: '2021-03-01',
    kind: 'startup',
    trade: '演示-02',
    people: ['庚', '丙'],
  },
  { ...workshop, regionCode: SANJIANG, completedOn: '2021-04-01', subsidised: false, people: ['辛'] },
  {
    regionCode: SANJIANG,
    completedOn: '2021-05-01',
    organizer: 'assistance-workshop',
    kind: 'apprentice',
    people: ['乙', '壬'],
  },
  { regionCode: SANJIANG, completedOn: '2021-06-01', organizer: 'enterprise', kind: 'apprentice', people: ['乙'] },
  // 只教学不补贴的学徒班，不在企业职工的人次里，也就不在它的一部分里。
  {
    regionCode: RONGSHUI,
    completedOn: '2021-06-02',
    organizer: 'enterprise',
    kind: 'apprentice',
    subsidised: false,
    people: ['甲'],
  },
  { ...workshop, regionCode: GUILIN, completedOn: '2021-05-01', people: ['外'] },
]
