import type { DateText, MonthText } from '#kernel/dates'
import { maskResidentId } from '#kernel/masks'
import type { Fen } from '#kernel/money'
import { compactCode } from '#kernel/typed-text'
import type { ListCells } from '#people'
import { type SkillLevel, skillLevels } from '#people/contract'
import type { placementTitles, workMonthTitles } from '../contract-claims.ts'
import {
  type DangerousPost,
  dangerousPosts,
  type dangerousPostTitles,
  type insuredTitles,
  type PassKind,
  passKinds,
} from '../contract-evidence.ts'

export interface PlacementEntry {
  /** Name or credit code, as the list has it. */
  readonly employer: string
  readonly contractFrom: DateText
  readonly level: SkillLevel | null
  readonly agreement: string
}

/** A person placed: with whom, from when, and, for a school, to which level jointly trained under which agreement. */
export function readPlacement(
  cells: ListCells<keyof typeof placementTitles>,
  today: DateText,
): PlacementEntry | undefined {
  const [employer, contractFrom] = [cells.need('employer', 80), cells.date('contractFrom')]
  const level = cells.text('level') === '' ? null : cells.choice('level', skillLevels)
  const agreement = cells.text('agreement', 100)
  if (contractFrom && contractFrom > today)
    cells.fault('contractFrom', 'contract-future', '劳动合同还没有生效', '请在合同生效后再报')
  if (agreement !== '' && level === null)
    cells.fault('level', 'level-empty', '填了共同培养协议但没有技能等级', '请填写共同培养达到的等级')
  return employer && contractFrom && level !== undefined ? { employer, contractFrom, level, agreement } : undefined
}

export interface WorkMonthEntry {
  readonly month: MonthText
  readonly wageFen: Fen
  readonly paidOn: DateText
  readonly proof: string
}

/** A month somebody worked and was trained: the wage, when it was paid, and its proof. */
export function readWorkMonth(
  cells: ListCells<keyof typeof workMonthTitles>,
  today: DateText,
): WorkMonthEntry | undefined {
  const [month, paidOn, proof] = [cells.month('month'), cells.date('paidOn'), cells.need('proof', 60)]
  const wageFen = cells.yuan('wage')
  if (wageFen === null || wageFen === (0 as Fen)) cells.fault('wage', 'wage-empty', '没有工资', '没有发工资的月份不报')
  if (paidOn && paidOn > today) cells.fault('paidOn', 'wage-future', '工资发放日期晚于今天', '请在发放后再报')
  if (paidOn && month && paidOn.slice(0, 7) < month)
    cells.fault('paidOn', 'wage-early', '工资发放日期早于所报月份', '请核对月份和发放日期')
  return month && paidOn && proof && wageFen ? { month, wageFen, paidOn, proof } : undefined
}

export interface InsuredEntry {
  readonly employer: string
  readonly month: MonthText
  /** Null: declared, not paid; such a month does not count. */
  readonly paidOn: DateText | null
  readonly document: string
}

/** A month of social insurance as the office's list has it. */
export function readInsured(cells: ListCells<keyof typeof insuredTitles>, today: DateText): InsuredEntry | undefined {
  const [employer, month, document] = [cells.need('employer', 80), cells.month('month'), cells.need('document', 100)]
  const paidOn = cells.dateOrNone('paidOn')
  if (paidOn && paidOn > today) cells.fault('paidOn', 'paid-future', '到账日期晚于今天', '请在到账后再导入')
  return employer && month && document && paidOn !== undefined ? { employer, month, paidOn, document } : undefined
}

export interface DangerousPostEntry {
  readonly post: DangerousPost
  readonly passKind: PassKind | null
  readonly passNumber: string
  readonly validUntil: DateText | null
}

/** The number of a special-operation certificate is its holder's resident id, which is kept nowhere in plain. */
const withoutId = (number: string): string =>
  compactCode(number).replace(/(?<!\d)(?:\d{17}[\dX]|\d{15})(?!\d)/g, maskResidentId)

/** A worker in a dangerous post; without a pass the last three columns stay empty. */
export function readDangerousPost(cells: ListCells<keyof typeof dangerousPostTitles>): DangerousPostEntry | undefined {
  const post = cells.choice('post', dangerousPosts)
  const passNumber = withoutId(cells.text('passNumber', 40))
  const validUntil = cells.dateOrNone('validUntil')
  if (cells.text('passKind') === '') {
    if (passNumber !== '' || validUntil)
      cells.fault('passKind', 'pass-kind-empty', '填了证件编号或有效期，但证件种类为空', '请选择证件种类')
    return post && { post, passKind: null, passNumber: '', validUntil: null }
  }
  const passKind = cells.choice('passKind', passKinds)
  if (passNumber === '') cells.fault('passNumber', 'pass-number-empty', '有证件种类但没有证件编号', '请按证件填写')
  if (validUntil === null) cells.fault('validUntil', 'valid-until-empty', '有证件但没有有效期', '请按证件填写有效期')
  return post && passKind && passNumber && validUntil ? { post, passKind, passNumber, validUntil } : undefined
}
