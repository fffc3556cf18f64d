/** A column of a table in a document. */
export interface DocumentColumn {
  readonly title: string
  /** `*` shares the rest of the line; a number is in millimetres; default `auto`. */
  readonly width?: number | '*' | 'auto'
  /** Numbers stand at the right, where their digits line up. */
  readonly align?: 'left' | 'center' | 'right'
}

/** What a document is made of, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'left' | 'center' | 'right' }
  | {
      readonly kind: 'table'
      readonly columns: readonly DocumentColumn[]
      readonly rows: readonly (readonly string[])[]
      /** A last row in bold: 合计. */
      readonly total?: readonly string[]
    }
  /** Places for names, seals and dates, side by side. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }
  /** A QR code with a line under it. */
  | { readonly kind: 'qr'; readonly text: string; readonly caption?: string }
  | { readonly kind: 'page-break' }

/** An A4 document in our own words; nothing of the PDF library shows through. */
export interface DocumentDefinition {
  readonly title: string
  readonly subtitle?: string
  /** Pairs under the title: 班期编号 · 2024-001. */
  readonly meta?: readonly (readonly [label: string, value: string])[]
  readonly blocks: readonly Block[]
  readonly landscape?: boolean
  /** Stands at the left of the footer: who made it, from which data. */
  readonly footnote?: string
}
