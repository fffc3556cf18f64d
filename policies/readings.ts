import { choice, count, type Reading } from '#policy/language'
import { deskReadings } from './desk-readings.ts'
import { noticeReadings } from './notice-readings.ts'
import { riskReadings } from './risk-readings.ts'

/**
 * Readings that a bureau may see differently: the value chosen here holds until a document sets another one.
 * What practice knows and no clause says carries `practice`; it is shown as `practice:<name>` wherever it is used.
 */
export const roomReadings = {
  'regimes.after-validity': choice('continue', {
    title: ['文件到期后的六项制度', 'The six regimes after the document has expired'],
    choices: { continue: ['继续执行', 'continue'], end: ['随文件终止', 'end with the document'] },
    why: [
      '补贴随文件到期终止；告知承诺、统计、督查等制度没有写终止日，按继续执行处理',
      'Money ends with the document; briefing, statistics and supervision name no end and go on.',
    ],
    cites: ['lz-2019-63#7-2'],
  }),
  ...noticeReadings,
  'disclosure.period': choice('quarter', {
    title: ['资金使用情况多久公开一次', 'How often the use of funds is disclosed'],
    choices: {
      month: ['每月', 'monthly'],
      quarter: ['每季度', 'quarterly'],
      'half-year': ['每半年', 'half-yearly'],
      year: ['每年', 'yearly'],
    },
    why: [
      '“定期向社会公开资金使用情况”没有写多久一次；按通行做法每季度一次',
      '“Periodically” names no period; practice is quarterly.',
    ],
    cites: ['lz-2019-63#6-4'],
    practice: 'disclosure',
  }),
  'disclosure.due-days': count(20, {
    title: ['每期结束后多少天内公开', 'Days after the period within which it is disclosed'],
    unit: ['天', 'days'],
    least: 1,
    most: 90,
    why: ['文件没有写公开期限；每期结束后20天内', 'The document names no time limit; 20 days after the period.'],
    cites: ['lz-2019-63#6-4'],
    practice: 'disclosure',
  }),
  'disclosure.least-persons': count(3, {
    title: ['公开时人数少于多少不单列', 'Fewest persons that stand in a row of their own'],
    unit: ['人', 'persons'],
    least: 1,
    most: 20,
    why: [
      '人数很少的项目会让人猜到是谁；不足3人的项目并入“人数较少的项目合计”，不写人数，金额合计不变',
      'Few persons can be guessed: items below 3 are folded into one row without a count, the total unchanged.',
    ],
    cites: ['lz-2019-63#6-4'],
    practice: 'disclosure',
  }),
  'limits.year': choice('certificate', {
    title: ['“每人每年”的年', 'The year of “times per person and year”'],
    choices: {
      certificate: ['证书核发日所在年', 'year of the certificate'],
      claim: ['申报日所在年', 'year of the claim'],
    },
    why: [
      '“每人每年可享受不超过3次”读作公历年，按证书核发日（没有证书的按结业日）计',
      'A calendar year: that of the certificate, or of completion where there is none.',
    ],
    cites: ['lz-2019-63#6-2'],
  }),
  'referrals.min': count(3, {
    title: ['推介岗位数', 'Posts to recommend'],
    unit: ['个岗位', 'posts'],
    least: 3,
    most: 20,
    why: [
      '“不少于3个”指3个不同的、推介当日仍在招聘的岗位；可以多推，不能少推',
      'At least 3 different posts, open on the day they are recommended.',
    ],
    cites: ['gx-2022-7#3-5'],
  }),
  'follow-up.months': count(3, {
    title: ['回访期限', 'Time for the follow-up'],
    unit: ['个月', 'months'],
    least: 1,
    most: 3,
    why: [
      '“3个月内”按月计算，含最后一天；月末没有对应日的，为当月最后一天',
      'Calendar months, last day included, clamped to the end of the month.',
    ],
    cites: ['gx-2022-7#3-5'],
  }),
  'follow-up.start': choice('third-referral', {
    title: ['回访期限的起算日', 'When the time for the follow-up begins'],
    choices: {
      'third-referral': ['推介第三个岗位之日', 'day of the third post'],
      'first-referral': ['推介第一个岗位之日', 'day of the first post'],
    },
    why: [
      '“推介后”读作完成不少于3个岗位的推介之后',
      '“After recommending” is read as after the required number of posts.',
    ],
    cites: ['gx-2022-7#3-5'],
  }),
  'follow-up.warning-days': count(14, {
    title: ['回访到期前几天提醒', 'Warning before a follow-up is due'],
    unit: ['天', 'days'],
    least: 1,
    most: 60,
    why: ['提醒天数由各地自定', 'The warning is set locally.'],
    cites: [],
    practice: 'follow-up',
  }),
  'employment.stale-days': count(180, {
    title: ['就业信息多久未核实提示', 'When employment information is stale'],
    unit: ['天', 'days'],
    least: 30,
    most: 730,
    why: ['“及时更新”没有写天数；180天未核实即提示', '“In time” has no number; flagged after 180 days.'],
    cites: ['gx-2022-7#3-5'],
    practice: 'employment',
  }),
  'intent.stale-months': count(12, {
    title: ['培训意愿多久后再确认', 'When an intent is asked again'],
    unit: ['个月', 'months'],
    least: 1,
    most: 36,
    why: ['台账没有写更新周期；12个月未确认即提示', 'The register has no period; asked again after 12 months.'],
    cites: ['gx-2022-7#3-1'],
    practice: 'intent',
  }),
  'monthly-report.due-day': count(10, {
    title: ['月报上报日', 'Day the monthly report is due'],
    unit: ['日', 'day of the next month'],
    least: 1,
    most: 10,
    why: [
      '“次月10日前”含10日当天，遇周末不顺延',
      'By the 10th of the next month, that day included; weekends do not move it.',
    ],
    cites: ['lz-2019-63#7-2'],
  }),
  'class-hours-per-day': count(8, {
    title: ['每天课时上限', 'Class hours per day'],
    unit: ['课时', 'class hours'],
    least: 1,
    most: 12,
    why: ['“人·天”没有写课时；通行做法为每天8课时', 'A day has no stated hours; practice is 8.'],
    cites: ['gx-2022-7#10'],
    practice: 'class-hours',
  }),
  'attendance.late-counts': choice('yes', {
    title: ['迟到是否计为出勤', 'Whether coming late is attendance'],
    choices: { yes: ['计为出勤', 'attendance'], no: ['不计出勤', 'no attendance'] },
    why: [
      '培训考勤制度没有写迟到的处理；迟到计为出勤，如实记录',
      'No clause says; coming late counts and is recorded.',
    ],
    cites: ['gx-2022-7#10'],
    practice: 'attendance',
  }),
  'attendance.half-day': choice('not-counted', {
    title: ['只上半天课的日子', 'Days of which half was attended'],
    choices: { 'not-counted': ['不计', 'not counted'], 'whole-day': ['计为一天', 'counted as a day'] },
    why: [
      '“元/人·天”没有写半天；一天的课都到才计一天，不折算半天',
      'Nothing is said of half days; a day counts when every lesson of it was attended.',
    ],
    cites: ['gx-2022-7#10'],
  }),
  'attendance.marking-days': count(7, {
    title: ['上课后几天内可记考勤', 'Days within which attendance is taken'],
    unit: ['天', 'days'],
    least: 0,
    most: 30,
    why: [
      '当日记考勤，断网等情形7天内补记；再晚须核查',
      'On the day; within 7 days after an outage; later only after inspection.',
    ],
    cites: ['gx-2022-7#10'],
    practice: 'attendance',
  }),
  'enrollment.late-days': count(0, {
    title: ['开课后几天内可入班', 'Days after the start in which a trainee may join'],
    unit: ['天', 'days'],
    least: 0,
    most: 5,
    why: ['开班以批复名册为准，开课后不再入班', 'The class roll stands when the class begins.'],
    cites: ['gx-2022-7#10'],
    practice: 'enrollment',
  }),
  'basic-work.late-days': count(0, {
    title: ['基础工作开始后几天内仍可提出', 'Days after its beginning in which a basic work may still be proposed'],
    unit: ['天', 'days'],
    least: 0,
    most: 90,
    why: [
      '文件没有写；资金先批准、再开展，已经开始的不补提',
      'No clause; money is approved before the work begins, nothing is proposed afterwards.',
    ],
    cites: ['lz-2019-63#6-3'],
    practice: 'basic-work',
  }),
  'recovery.days': count(30, {
    title: ['追回款项的退回期限', 'Time to pay back what is recovered'],
    unit: ['天', 'days'],
    least: 1,
    most: 180,
    why: [
      '两份文件都没有写退回期限；追回通知下达后30天内退回，逾期列为超期待办',
      'Neither document names a time; 30 days after the order, then it is shown as overdue.',
    ],
    cites: [],
    practice: 'recovery',
  }),
  'review.step-days': count(10, {
    title: ['补贴审核每一步的期限', 'Time for each step of a subsidy review'],
    unit: ['天', 'days'],
    least: 1,
    most: 60,
    why: [
      '两份文件都没有写审核期限；每一步10天内办理，逾期列为超期待办',
      'Neither document names a time; 10 days for each step, then it is shown as overdue.',
    ],
    cites: [],
    practice: 'review',
  }),
  'override.max-days': count(10, {
    title: ['支付前核查放行最长几天', 'Longest override of a payment check'],
    unit: ['天', 'days'],
    least: 1,
    most: 30,
    why: [
      '两份文件都没有写放行；放行只为眼前这一次付款，最长10天，过期须重新核实再放行',
      'Neither document speaks of overrides; one is for the payment at hand, 10 days at the longest, then it is looked at again.',
    ],
    cites: ['lz-2019-63#6-4'],
    practice: 'override',
  }),
  'account.cooling-days': count(3, {
    title: ['收款账户变更后几天可付款', 'Days before a changed account is paid'],
    unit: ['天', 'days'],
    least: 0,
    most: 15,
    why: [
      '变更经另一人核实后，满3天再付款，留出发现冒改的时间',
      'Three days after the second check, so that a false change can be noticed.',
    ],
    cites: ['lz-2019-63#6-4'],
    practice: 'account',
  }),
  ...deskReadings,
  ...riskReadings,
} as const satisfies Readonly<Record<string, Reading>>
