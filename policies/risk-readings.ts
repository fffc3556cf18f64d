import { count, type Reading } from '#policy/language'

/** What a threshold of the risk rules says of itself; where it lies is known from practice, never from a clause. */
const threshold = (
  value: number,
  title: readonly [string, string],
  unit: readonly [string, string],
  bounds: readonly [least: number, most: number],
) =>
  count(value, {
    title,
    unit,
    least: bounds[0],
    most: bounds[1],
    why: [
      '文件要求防止虚假无效培训，没有写从多少起提示；按通行做法设定，各地可以调整，提示不等于认定',
      'The documents ask for supervision and name no number; set by practice, a hint is no finding.',
    ],
    cites: ['gx-2022-7#10'],
    practice: 'risk',
  })

const people = ['人', 'persons'] as const
const days = ['天', 'days'] as const
const percent = ['%', '%'] as const
const times = ['次', 'times'] as const

/** 风险提示的门槛：every number a risk rule compares with is one of these. */
export const riskReadings = {
  'risk.months': threshold(18, ['风险提示看最近几个月', 'Months a risk run looks back'], ['个月', 'months'], [1, 60]),
  'risk.phone-shared': threshold(
    3,
    ['几户学员共用一个电话即提示', 'Households sharing a phone'],
    ['户', 'households'],
    [2, 50],
  ),
  'risk.account-shared': threshold(2, ['几人共用一个收款账号即提示', 'Payees sharing an account'], people, [2, 50]),
  'risk.marked-late-days': threshold(
    3,
    ['上课几天后补记考勤即提示', 'Days after which marking is late'],
    days,
    [0, 30],
  ),
  'risk.bulk-days': threshold(3, ['一口气记几天的考勤即提示', 'Days marked in one sitting'], days, [2, 30]),
  'risk.bulk-minutes': threshold(
    10,
    ['“一口气”指几分钟之内', 'One sitting, in minutes'],
    ['分钟', 'minutes'],
    [1, 120],
  ),
  'risk.all-present-heads': threshold(
    10,
    ['多少人以上全勤即提示', 'Heads from which full attendance is odd'],
    people,
    [2, 100],
  ),
  'risk.all-present-sessions': threshold(
    5,
    ['多少课次以上全勤即提示', 'Sessions from which it is odd'],
    times,
    [2, 200],
  ),
  'risk.corrections': threshold(
    5,
    ['一人在一个班更正几次考勤即提示', 'Corrections by one person in a class'],
    times,
    [1, 100],
  ),
  'risk.just-before-days': threshold(
    3,
    ['开班前几天内的意愿、合同算“临开班”', 'Days before the class that count as just before'],
    days,
    [0, 30],
  ),
  'risk.just-before-share': threshold(50, ['“临开班”的人占到多少即提示', 'Share of such people'], percent, [10, 100]),
  'risk.least-heads': threshold(5, ['按比例提示的班至少几人', 'Heads a share is taken of'], people, [2, 100]),
  'risk.jump-times': threshold(
    3,
    ['当月人数达到以前各月平均的几倍即提示', 'Times the average of the months before'],
    ['倍', 'times'],
    [2, 20],
  ),
  'risk.jump-months': threshold(
    3,
    ['人数突增与前几个月的平均比', 'Months before that a jump is compared with'],
    ['个月', 'months'],
    [1, 24],
  ),
  'risk.jump-heads': threshold(20, ['人数突增至少多少人才提示', 'Heads from which a jump counts'], people, [5, 1000]),
  'risk.returned-payments': threshold(
    3,
    ['一个机构的班被退汇几笔即提示', 'Returned payments of an organizer'],
    ['笔', 'payments'],
    [1, 100],
  ),
  'risk.roster-share': threshold(80, ['两个班名册重合多少即提示', 'Overlap of two rosters'], percent, [30, 100]),
  'risk.roster-days': threshold(
    60,
    ['两个班首日相隔几天之内才比对名册', 'Days between the two classes'],
    days,
    [1, 366],
  ),
  'risk.parallel-heads': threshold(
    100,
    ['一个机构同一天在训多少人即提示', 'Heads an organizer teaches on one day'],
    people,
    [10, 2000],
  ),
} as const satisfies Readonly<Record<string, Reading>>
