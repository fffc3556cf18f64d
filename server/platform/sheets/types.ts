import type { UploadedFile } from '#kernel/endpoint'

/** A column which an import expects. */
export interface ColumnSpec<K extends string = string> {
  readonly key: K
  /** The header as our own template writes it. */
  readonly title: string
  /** Other headers that mean the same. */
  readonly aliases?: readonly string[]
  /** The column must stand in the header; whether a cell may be empty is the room's decision. */
  readonly required?: boolean
  /** `date` cells are normalised to YYYY-MM-DD; everything else is trimmed text. */
  readonly type?: 'text' | 'date'
}

export interface SheetRow<K extends string = string> {
  /** The row's number as the spreadsheet program shows it, from 1. */
  readonly rowNumber: number
  readonly cells: Readonly<Record<K, string>>
}

/** Something wrong with a cell that only the file can know; the rooms' own checks come after. */
export interface SheetProblem {
  readonly rowNumber: number
  readonly columnKey: string
  readonly code: 'precision-lost' | 'cell-error' | 'date-unreadable' | 'column-repeated'
  readonly message: string
}

export interface SheetTable<K extends string = string> {
  readonly rows: SheetRow<K>[]
  readonly problems: SheetProblem[]
}

/** A message for `markErrors`; without a column it stands only in 错误说明. */
export interface SheetError {
  readonly rowNumber: number
  readonly columnKey?: string
  readonly message: string
}

export type ColumnType = 'text' | 'fen' | 'date' | 'int'

/** A column which an export or a template writes. */
export interface TableColumn {
  readonly key: string
  readonly title: string
  /** In characters of Latin text; a Chinese character takes two. */
  readonly width?: number
  /** `fen`: integer fen, shown in yuan; `date`: YYYY-MM-DD; default `text`. */
  readonly type?: ColumnType
  /** Values of the drop-down list. */
  readonly choices?: readonly string[]
  /** How to fill the column: header comment and a line on the 填写说明 sheet. */
  readonly note?: string
}

export type TableValue = string | number | bigint | null | undefined
export type TableRow = Readonly<Record<string, TableValue>>

export interface TableDefinition {
  readonly sheetName: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** Lines of the 填写说明 sheet. */
  readonly notes?: readonly string[]
  /** The day the workbook bears as its properties; without one, the moment of writing, which no second writing repeats. */
  readonly dated?: string
  /** Empty rows prepared below the data (text format, drop-downs); by default 1,000 when there are no rows. */
  readonly blankRows?: number
}

/** A file whose every row is laid out by somebody else: a bank, a treasury. */
export interface Grid {
  readonly sheetName: string
  /** `amount`: a decimal text that a workbook holds as a number. */
  readonly rows: readonly (readonly { readonly text: string; readonly amount?: true }[])[]
  /** The day the workbook bears as its properties. */
  readonly dated: string
}

/** A cell as a file gives it. */
export type RawCell = string | number | boolean | Date | null | undefined
/** Rows of raw cells; the row at index i is the sheet's row i + 1. */
export type RawRows = readonly (readonly RawCell[])[]

/** What the thread is asked. */
export type SheetJob =
  | { readonly act: 'read'; readonly file: UploadedFile; readonly columns: readonly ColumnSpec[] }
  | { readonly act: 'write'; readonly table: TableDefinition }
  | { readonly act: 'write-grid'; readonly grid: Grid }
  | {
      readonly act: 'mark'
      readonly file: UploadedFile
      readonly columns: readonly ColumnSpec[]
      readonly errors: readonly SheetError[]
    }
