import { type DateText, dateText, daysBetween, type MonthText } from '#kernel/dates'

/** Lists of whole numbers, one for each row: those of row `i` stand in `values` from `at[i]` to before `at[i + 1]`. */
export interface Lists {
  readonly at: Int32Array
  readonly values: Int32Array
}

/** The days of each row as bits: bit `n` of a word is day `n` of its block of 32 days, counted from `block[i]`. */
export interface DayLists extends Lists {
  readonly block: Int32Array
}

/** Whole numbers that are being written, one after the other. */
export interface Growing {
  readonly size: number
  push(value: number): void
  at(index: number): number
}

export function growing(): Growing {
  let [array, size] = [new Int32Array(1024), 0]
  return {
    get size() {
      return size
    },
    push(value) {
      if (size === array.length) {
        const next = new Int32Array(size * 2)
        next.set(array)
        array = next
      }
      array[size++] = value
    },
    at: (index) => array[index] ?? 0,
  }
}

export interface ListsWriter {
  push(values: Iterable<number>): void
  /** The lists with their rows in another order. */
  sorted(order: Int32Array): Lists
}

export function listsWriter(): ListsWriter {
  const [starts, all] = [growing(), growing()]
  return {
    push(values) {
      starts.push(all.size)
      for (const value of values) all.push(value)
    },
    sorted(order) {
      const end = (row: number) => (row + 1 < starts.size ? starts.at(row + 1) : all.size)
      const at = new Int32Array(order.length + 1)
      const values = new Int32Array(all.size)
      let size = 0
      for (let row = 0; row < order.length; row++) {
        const from = order[row] ?? 0
        for (let index = starts.at(from); index < end(from); index++) values[size++] = all.at(index)
        at[row + 1] = size
      }
      return { at, values }
    },
  }
}

const epoch = dateText('1970-01-01')

/** Numbers of days and months, each text read once. */
export function calendarNumbers() {
  const [days, months] = [new Map<DateText, number>(), new Map<MonthText, number>()]
  return {
    /** Days since 1970. */
    day(date: DateText): number {
      const known = days.get(date)
      if (known !== undefined) return known
      const number = daysBetween(epoch, date)
      days.set(date, number)
      return number
    },
    /** Months since the year 0. */
    month(text: MonthText): number {
      const known = months.get(text)
      if (known !== undefined) return known
      const number = Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1
      months.set(text, number)
      return number
    },
  }
}

/** The words that hold some days, from the block of the first to the block of the last. */
export function dayWords(numbers: readonly number[]): { readonly block: number; readonly words: Int32Array } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of numbers) {
    if (number < first) first = number
    if (number > last) last = number
  }
  if (numbers.length === 0) return { block: 0, words: new Int32Array(0) }
  const block = first >> 5
  const words = new Int32Array((last >> 5) - block + 1)
  for (const number of numbers)
    words[(number >> 5) - block] = (words[(number >> 5) - block] ?? 0) | (1 << (number & 31))
  return { block, words }
}
