import type { SameKeys } from '../same-keys.ts'
import type { occupations as zh } from '../zh-CN/occupations.ts'

/** The list of occupations. */
export const occupations: SameKeys<typeof zh> = {
  title: 'Occupations',
  lead: 'Occupations of all editions of the national list and the region’s own items. Codes changed between editions; the limit per occupation counts by the code of today.',
  importLead:
    'Import the national list and the region’s own trades: code, name, edition and source per row; an old code names the one it has today, a trade without a national standard says 非标准 for its edition and bears its own number. Right rows go in, every fault is named.',
  template: 'Download the template',
  search: 'Code or name',
  name: 'Occupation',
  code: 'Code',
  edition: 'Edition',
  own: 'local',
  identity: 'Code today',
  source: 'Source',
  none: 'Nothing found',
  noneNext: 'Try another code or name, or import the list',
}
