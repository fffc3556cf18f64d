import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Block, DocumentColumn, DocumentDefinition } from './types.ts'

const MM = 72 / 25.4
const MARGIN = 20 * MM
const GREY = '#595959'
const LINE = '#8c8c8c'

/** Turns a document in our words into the PDF library's definition. Pure. */
export function layout(document: DocumentDefinition): TDocumentDefinitions {
  const { title, subtitle, meta = [], blocks, landscape, footnote = '' } = document
  return {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN],
    info: { title },
    defaultStyle: { font: 'NotoSansSC', fontSize: 10.5, lineHeight: 1.25 },
    content: [
      { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 4] },
      ...(subtitle ? [{ text: subtitle, alignment: 'center' as const, color: GREY, margin: 4 }] : []),
      ...(meta.length > 0 ? [metaLines(meta)] : []),
      ...blocks.map(block),
    ],
    footer: (page, pages) => ({
      columns: [{ text: footnote }, { text: `第${page}页/共${pages}页`, alignment: 'right', width: 80 }],
      fontSize: 9,
      color: GREY,
      margin: [MARGIN, MARGIN / 3, MARGIN, 0],
    }),
  }
}

function block(part: Block): Content {
  switch (part.kind) {
    case 'heading':
      return { text: part.text, fontSize: 13, bold: true, margin: [0, 12, 0, 6], headlineLevel: 1 }
    case 'paragraph':
      return { text: part.text, alignment: part.align ?? 'left', margin: [0, 3, 0, 3] }
    case 'table':
      return table(part.columns, part.rows, part.total)
    case 'signatures':
      return { columns: part.labels.map((label) => ({ text: `${label}：` })), margin: [0, 28, 0, 0], columnGap: 12 }
    case 'qr':
      return {
        stack: [
          { qr: part.text, fit: 90 },
          { text: part.caption ?? '', fontSize: 9 },
        ],
        unbreakable: true,
      }
    case 'page-break':
      return { text: '', pageBreak: 'after' }
  }
}

/** Two pairs a line. */
function metaLines(meta: readonly (readonly [string, string])[]): Content {
  const cells = meta.map(([label, value]) => ({ text: [{ text: `${label}：`, color: GREY }, value] }))
  const rows = cells.flatMap((cell, i) => (i % 2 === 0 ? [[cell, cells[i + 1] ?? '']] : []))
  return { layout: 'noBorders', table: { widths: ['*', '*'], body: rows }, margin: [0, 6, 0, 6] }
}

function table(
  columns: readonly DocumentColumn[],
  rows: readonly (readonly string[])[],
  total: readonly string[] | undefined,
): Content {
  const head = columns.map((column) => ({ text: column.title, bold: true, alignment: 'center', fillColor: '#f0f0f0' }))
  const line = (cells: readonly string[], bold: boolean): TableCell[] =>
    columns.map((column, i) => ({ text: cells[i] ?? '', alignment: column.align ?? 'left', bold }))
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width = 'auto' }) => (typeof width === 'number' ? width * MM : width)),
      body: [head as TableCell[], ...rows.map((row) => line(row, false)), ...(total ? [line(total, true)] : [])],
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => LINE, vLineColor: () => LINE },
    fontSize: 9.5,
    margin: [0, 4, 0, 8],
  }
}
