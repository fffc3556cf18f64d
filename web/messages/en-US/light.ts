import type { SameKeys } from '../same-keys.ts'
import type { light as zh } from '../zh-CN/light.ts'

export const light: SameKeys<typeof zh> = {
  yuan: 'CNY {amount}',
  due: { overdue: 'Overdue', soon: 'Due soon', fine: 'In time' },
  problem: {
    title: 'Not done',
    offline: 'The server did not answer',
    offlineNext: 'Check the network and try again; what you typed is still here',
    unreadable: 'The server gave an answer nobody can read ({status})',
    unreadableNext: 'Try again later; if it keeps happening, tell the administrator the time',
    pageFault: 'This page has a fault',
    pageFaultNext: 'Reload the page; if it keeps happening, send the text below to the administrator',
    next: 'Next step',
    clauses: 'Based on',
    errors: 'Please correct {count} {count, plural, one {entry} other {entries}}',
    trace: 'Trace id',
    retry: 'Try again',
  },
  clock: {
    label: 'Business date of the demo',
    banner: 'A demonstration: all people and figures are fictitious.',
    today: 'Business date {date}',
    move: 'Move the date',
    day: 'Next day',
    week: 'In a week',
    month: 'First of next month',
    date: 'Move to which day',
    turn: 'Move to this day',
  },
  cut: 'The first {count} of {total}; narrow the list',
  cutBeyond: 'The first {count} of {total} or more; narrow the list',
  loading: 'Loading…',
}
