import { type TradeListKind, tradeLists } from '../contract-project.ts'

/** What stands about a trade in one of the three lists. */
export interface Listing {
  readonly list: TradeListKind
  /** The version in force on the day; null where none has been imported. */
  readonly version: string | null
  /** Null where there is no list to look into. */
  readonly listed: boolean | null
}

export interface ProjectScope {
  readonly lists: readonly Listing[]
  /** 市场需求较大: the judgement in force for the region. */
  readonly judgement: { readonly document: string; readonly reason: string } | null
}

/**
 * 三个目录都没有、且市场需求较大的工种才列入项目制（柳政规〔2019〕63号 五（五））. A list that was never imported cannot say
 * that a trade is not in it.
 */
export const mayBeProject = ({ lists, judgement }: ProjectScope): boolean =>
  judgement !== null && lists.every(({ listed }) => listed === false)

/** The same in one sentence, each list by name. */
export function scopeSentence({ lists, judgement }: ProjectScope): string {
  const said = { true: '已列入', false: '未列入', null: '还没有导入，无法判断' }
  const each = lists.map(({ list, listed }) => `${tradeLists.label(list)}：${said[`${listed}`]}`)
  return [...each, judgement ? `市场需求较大：${judgement.document}` : '没有“市场需求较大”的判断'].join('；')
}
