import { count, type Reading } from '#policy/language'

/** How many days before a limit the work queue warns; how early is known from practice, never from a clause. */
const warning = (value: number, title: readonly [string, string], most: number, practice: string) =>
  count(value, {
    title,
    unit: ['天', 'days'],
    least: 0,
    most,
    why: [
      '提前几天在待办里提醒，文件没有写，由各地自定；期限本身不因提醒改变',
      'How early the work queue warns is set locally; the limit itself is not moved by it.',
    ],
    cites: [],
    practice,
  })

/** 待办与账龄: when the work queue warns, how far back it reminds, how waiting money is banded. */
export const deskReadings = {
  'objection.warning-days': warning(
    3,
    ['异议答复到期前几天提醒', 'Warning before the answer to an objection is due'],
    30,
    'objection',
  ),
  'finding.warning-days': warning(
    3,
    ['整改到期前几天提醒', 'Warning before a finding is to be put right'],
    30,
    'finding',
  ),
  'disclosure.warning-days': warning(
    7,
    ['资金公开到期前几天提醒', 'Warning before a disclosure is due'],
    60,
    'disclosure',
  ),
  'calendar.warning-days': warning(
    90,
    ['工作日历用完前几天提醒', 'Warning before the working calendar ends'],
    180,
    'calendar',
  ),
  'disclosure.reminded-periods': count(4, {
    title: ['没有公开的，提醒最近几期', 'How many periods back an unpublished disclosure is reminded of'],
    unit: ['期', 'periods'],
    least: 1,
    most: 24,
    why: [
      '“定期向社会公开”没有写补公开；最近4期没有公开的列入待办，更早的可以补公开，不再提醒',
      'The last 4 periods stand in the work queue; older ones may be published without a reminder.',
    ],
    cites: ['lz-2019-63#6-4'],
    practice: 'disclosure',
  }),
  'ageing.band-days': count(30, {
    title: ['未到账款项按多少天一段统计', 'Length of a band of waiting time'],
    unit: ['天', 'days'],
    least: 5,
    most: 90,
    why: [
      '文件只要求及时拨付，没有写天数；按30天一段，最后一段不封顶',
      'The documents ask for timely payment without a number; bands of 30 days, the last one open.',
    ],
    cites: ['lz-2019-63#6-3'],
    practice: 'ageing',
  }),
  'ageing.bands': count(4, {
    title: ['未到账款项分几段统计', 'Number of bands of waiting time'],
    unit: ['段', 'bands'],
    least: 2,
    most: 12,
    why: [
      '文件没有写分段；分4段，最后一段不封顶（30天一段的，末段为90天以上）',
      'No clause; four bands, the last one open (with 30 days each: 90 days and more).',
    ],
    cites: ['lz-2019-63#6-3'],
    practice: 'ageing',
  }),
} as const satisfies Readonly<Record<string, Reading>>
