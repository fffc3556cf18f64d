import type { DateText } from '#kernel/dates'
import type { ListCells } from '#people'
import { type credentialTitles, type SkillLevel, skillLevels } from '../contract.ts'

/** A certificate as a row of a list gives it. */
export interface CredentialEntry {
  readonly typeCode: string
  readonly number: string
  readonly tradeCode: string
  readonly level: SkillLevel | null
  readonly issuedOn: DateText
  readonly examinedOn: DateText | null
  readonly issuer: string
}

/** @param types codes of the certificate types by their titles */
export function readCredential(
  cells: ListCells<keyof typeof credentialTitles>,
  types: ReadonlyMap<string, string>,
): CredentialEntry | undefined {
  const title = cells.need('type', 40)
  const typeCode = title && types.get(title)
  if (title && !typeCode)
    cells.fault('type', 'type-unknown', `没有“${title}”这种证书`, `请选择：${[...types.keys()].join('、')}`)
  const [number, tradeCode, issuedOn] = [cells.need('number', 40), cells.need('trade', 40), cells.date('issuedOn')]
  const level = cells.text('level') === '' ? null : cells.choice('level', skillLevels)
  const issuer = cells.text('issuer', 80)
  const examinedOn = cells.dateOrNone('examinedOn')
  if (!typeCode || !number || !tradeCode || !issuedOn || level === undefined || examinedOn === undefined)
    return undefined
  return { typeCode, number, tradeCode, level, issuedOn, examinedOn, issuer }
}
