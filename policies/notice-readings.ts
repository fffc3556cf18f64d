import { choice, count, type Reading } from '#policy/language'

/** 公示与异议: how long a list stands, and what an objection to it is; no clause says, practice does. */
export const noticeReadings = {
  'notice.working-days': count(5, {
    title: ['补贴公示期', 'Length of the public notice'],
    unit: ['个工作日', 'working days'],
    least: 1,
    most: 30,
    why: [
      '两份文件都没有写公示天数；按通行做法公示5个工作日，自公示次日起算',
      'Neither document names a length; practice is 5 working days from the day after publication.',
    ],
    cites: [],
    practice: 'notice',
  }),
  'notice.day-kind': choice('working', {
    title: ['公示期按什么天数算', 'Which days of the public notice count'],
    choices: { working: ['工作日', 'working days'], calendar: ['自然日', 'calendar days'] },
    why: [
      '文件没有写；按通行做法算工作日。算自然日的，最后一天遇休息日顺延到下一个工作日（比照民法典第二百零三条）',
      'No clause; practice counts working days. Calendar days end on a working day (Civil Code art. 203, by analogy).',
    ],
    cites: [],
    practice: 'notice',
  }),
  'notice.first-day': choice('next-day', {
    title: ['公示期从哪一天起算', 'The first day of the public notice'],
    choices: {
      'next-day': ['公示次日', 'the day after publication'],
      'same-day': ['公示当日', 'the day of publication'],
    },
    why: [
      '文件没有写；比照民法典第二百零一条，公示当日不算，自次日起算',
      'No clause; by analogy with art. 201 of the Civil Code the day of publication does not count.',
    ],
    cites: [],
    practice: 'notice',
  }),
  'objection.reply-days': count(15, {
    title: ['异议答复期限', 'Time to answer an objection'],
    unit: ['天', 'days'],
    least: 1,
    most: 60,
    why: ['文件没有写答复期限；15天内答复', 'The documents name no time limit; 15 days.'],
    cites: [],
    practice: 'objection',
  }),
  'objection.least-words': count(4, {
    title: ['异议理由至少写几个不同的字', 'The least an objection says, in different letters'],
    unit: ['个字', 'letters'],
    least: 1,
    most: 20,
    why: [
      '文件没有写；一两个字看不出哪里不对，无从核查；“没有上课”这样四个字就够，标点、数字和重复的字不算',
      'No clause; four different letters say enough to look into. Punctuation, digits and repetitions do not count.',
    ],
    cites: [],
    practice: 'objection',
  }),
} as const satisfies Readonly<Record<string, Reading>>
