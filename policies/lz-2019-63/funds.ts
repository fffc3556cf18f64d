/** 六（三）、四（一）: where the money of this document comes from, as its rules say it. */
import type { FundItem, Rule } from '#policy/language'
import { awardSources, studioBaseSources } from './tables.ts'

type Fund = Rule['fund']

/** Named by the document of the rates, or by a table of its own where the amount stands in the rule. */
export const namedElsewhere = (item: FundItem, sources: Fund['sources'] = 'from-rate-table'): Fund => ({
  item,
  sources,
  basis: 'rate-table',
  cites: ['lz-2019-63#6-3'],
})

export const awardFund = namedElsewhere('award', awardSources)
export const studioBaseFund = namedElsewhere('studios-and-bases', studioBaseSources)

/** 从就业补助资金中列支: the text itself names the employment subsidy fund. */
export const employmentFund = (item: FundItem, ...cites: Fund['cites'][number][]): Fund => ({
  item,
  sources: ['employment-subsidy-fund'],
  basis: 'text',
  cites,
})

/** A figure: nothing is paid. */
export const figureFund = (...cites: Fund['cites'][number][]): Fund => ({
  item: 'figure',
  sources: [],
  basis: 'text',
  cites,
})
