import type { SameKeys } from '../same-keys.ts'
import type { home as zh } from '../zh-CN/home.ts'

export const home: SameKeys<typeof zh> = {
  title: 'Work queue',
  lead: 'Sorted by time limit; red first.',
  empty: 'Nothing to do now',
  emptyNext: 'New matters appear here',
  overdue: 'Overdue',
  soon: 'Due soon',
  fine: 'In time',
  items: '{count}',
}
