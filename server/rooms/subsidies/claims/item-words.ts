import { formatYuanShort, zeroFen } from '#kernel/money'
import { components, fundItems } from '#policy'
import type { Line } from './store-lines.ts'

/** What a line is for, as lists and notices print it; of an advance, and of what one has paid, it says so. */
export function itemWords({ item, component, advanceFen }: Pick<Line, 'item' | 'component' | 'advanceFen'>): string {
  const words = fundItems.label(item)
  if (component === 'advance') return `${words}（${components.label('advance')}）`
  return advanceFen > zeroFen ? `${words}（其中已预拨 ${formatYuanShort(advanceFen)} 元）` : words
}
