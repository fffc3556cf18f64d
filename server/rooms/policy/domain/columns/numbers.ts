/** Numbers of a column, in the narrowest array that holds them. */
export type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array

/** One number for each row; `array` is null where all rows have the same. */
export interface Column {
  readonly array: Numbers | null
  readonly constant: number
  /** The greatest of the numbers that are known. */
  readonly most: number
}

/** A column that is being written, row by row. */
export interface ColumnWriter {
  push(value: number): void
  /** A number that was pushed before. */
  at(index: number): number
  /** The column with its rows in another order: row `i` is the one that was pushed as number `order[i]`. */
  sorted(order: Int32Array): Column
}

const widths = [
  { make: (size: number) => new Uint8Array(size), least: 0, most: 0xff },
  { make: (size: number) => new Uint16Array(size), least: 0, most: 0xffff },
  { make: (size: number) => new Int32Array(size), least: -0x8000_0000, most: 0x7fff_ffff },
] as const
const widest = { make: (size: number) => new Float64Array(size), least: 0, most: 0 }

/** The index of the narrowest width that holds a value; what is no whole number goes into the widest. */
function widthFor(value: number): number {
  if (!Number.isInteger(value)) return widths.length
  const found = widths.findIndex(({ least, most }) => least <= value && value <= most)
  return found < 0 ? widths.length : found
}

const makeNumbers = (width: number, size: number): Numbers => (widths[width] ?? widest).make(size)

/** Writes a column that takes no room while every row has the same number, and widens as the numbers ask for it. */
export function columnWriter(): ColumnWriter {
  let [size, constant, width, most] = [0, 0, 0, Number.NEGATIVE_INFINITY]
  let array: Numbers | null = null
  const grow = (wanted: number) => {
    const next = makeNumbers(wanted, Math.max(1024, size * 2))
    if (array) next.set(array.subarray(0, size))
    else next.fill(constant, 0, size)
    array = next
    width = wanted
  }
  return {
    push(value) {
      if (value > most) most = value
      if (size === 0) constant = value
      if (!array && Object.is(value, constant)) {
        size++
        return
      }
      const wanted = Math.max(width, widthFor(value), array ? 0 : widthFor(constant))
      if (!array || wanted > width || size === array.length) grow(wanted)
      if (array) array[size++] = value
    },
    at: (index) => (array ? (array[index] ?? 0) : constant),
    sorted(order) {
      if (!array) return { array: null, constant, most }
      const sorted = makeNumbers(width, order.length)
      for (let row = 0; row < order.length; row++) sorted[row] = array[order[row] ?? 0] ?? 0
      return { array: sorted, constant: 0, most }
    },
  }
}
