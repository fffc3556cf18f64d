import type { FieldError } from '#kernel/refusal'

/** A part of a target: a region's, of a department where one is named, of a year or (0) of the whole period. */
export interface Part {
  readonly regionCode: string
  readonly department: string
  readonly year: number
  readonly number: number
}

/** The sum of the parts that meet a question; a year of 0 asks for the whole period. Undefined where none does. */
export function sumOf(parts: readonly Part[], asked: { regionCode?: string; year: number }): number | undefined {
  const meant = parts.filter(
    (part) =>
      (asked.regionCode === undefined || part.regionCode === asked.regionCode) &&
      (asked.year === 0 || part.year === asked.year),
  )
  return meant.length === 0 ? undefined : meant.reduce((sum, { number }) => sum + number, 0)
}

/** What the whole breakdown has to come to: the number, once a year where the text says 每年. */
export const wholeOf = (target: { number: number; every: string }, years: readonly number[]): number =>
  target.number * (target.every === 'year' ? years.length : 1)

/** Everything wrong with some parts, all at once. */
export function faultsOf(
  parts: readonly Part[],
  { places, years, every }: { places: ReadonlySet<string>; years: readonly number[]; every: string },
): FieldError[] {
  const seen = new Set<string>()
  return parts.flatMap((part, index) => {
    const key = `${part.regionCode} ${part.department} ${part.year}`
    const twice = seen.has(key)
    seen.add(key)
    const fault = (field: string, message: string): FieldError => ({
      path: `parts.${index}.${field}`,
      code: 'part-wrong',
      message: `第${index + 1}行：${message}`,
    })
    return [
      ...(places.has(part.regionCode) ? [] : [fault('regionCode', '不是本市或本市的县（市、区）')]),
      ...(part.year === 0 || years.includes(part.year) ? [] : [fault('year', `应在${years[0]}—${years.at(-1)}年之间`)]),
      ...(every === 'year' && part.year === 0 ? [fault('year', '文件按年定数，请写明年度')] : []),
      ...(twice ? [fault('number', '与前面一行的地区、部门、年度相同')] : []),
    ]
  })
}
