import type { Block, DocumentColumn, DocumentDefinition } from './types.ts'
import { zip } from './zip.ts'

/** Twentieths of a point: A4, 20 mm margins. */
const [A4_SHORT, A4_LONG, MARGIN, PER_MM] = [11_906, 16_838, 1_134, 56.7]
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const PARTS = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * Makes an editable A4 .docx of the same definition the PDF is made of; equal definitions give equal bytes. Text only:
 * of a QR code what it says. Styled by the reader's own 宋体 and 黑体.
 */
export function docx(definition: DocumentDefinition): Uint8Array {
  return zip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['officeDocument', 'word/document.xml']])],
    ['word/document.xml', documentXml(definition)],
    ['word/_rels/document.xml.rels', relations([['footer', 'footer1.xml']])],
    ['word/footer1.xml', footerXml(definition.footnote ?? '')],
  ])
}

const contentTypes = [
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/word/document.xml" ContentType="${PARTS}.document.main+xml"/>`,
  `<Override PartName="/word/footer1.xml" ContentType="${PARTS}.footer+xml"/></Types>`,
].join('')

const relations = (list: readonly (readonly [kind: string, target: string])[]): string => {
  const links = list.map(([kind, to], at) => `<Relationship Id="r${at + 1}" Type="${LINKS}/${kind}" Target="${to}"/>`)
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`
}

function documentXml({ title, subtitle, meta = [], blocks, landscape }: DocumentDefinition): string {
  const [width, height] = landscape ? [A4_LONG, A4_SHORT] : [A4_SHORT, A4_LONG]
  const turned = landscape ? ' w:orient="landscape"' : ''
  const body = [
    paragraph(title, { align: 'center', bold: true, half: 36 }),
    ...(subtitle ? [paragraph(subtitle, { align: 'center' })] : []),
    ...meta.map(([label, value]) => paragraph(`${label}：${value}`)),
    ...blocks.map(block),
    `<w:sectPr><w:footerReference w:type="default" r:id="r1"/><w:pgSz w:w="${width}" w:h="${height}"${turned}/>`,
    `<w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`,
  ]
  return `${HEAD}<w:document ${W} xmlns:r="${LINKS}"><w:body>${body.join('')}</w:body></w:document>`
}

const pageNumber = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

const footerXml = (footnote: string): string =>
  `${HEAD}<w:ftr ${W}><w:p>${run(`${footnote}　第`, {})}${pageNumber}${run('页', {})}</w:p></w:ftr>`

function block(part: Block): string {
  switch (part.kind) {
    case 'heading':
      return paragraph(part.text, { bold: true, half: 26 })
    case 'paragraph':
      return paragraph(part.text, { align: part.align })
    case 'table':
      return table(part.columns, part.rows, part.total)
    case 'signatures':
      return paragraph(part.labels.map((label) => `${label}：`).join('　　　　　　　　'))
    case 'qr':
      return paragraph([part.caption, part.text].filter(Boolean).join('：'))
    case 'page-break':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  }
}

interface Style {
  readonly align?: 'left' | 'center' | 'right' | undefined
  readonly bold?: boolean
  /** Half points. */
  readonly half?: number
}

const paragraph = (text: string, style: Style = {}): string =>
  `<w:p><w:pPr><w:spacing w:before="60" w:after="60"/><w:jc w:val="${style.align ?? 'left'}"/></w:pPr>${run(text, style)}</w:p>`

const run = (text: string, { bold, half = 21 }: Style): string => {
  const font = bold ? '黑体' : '宋体'
  const look = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${half}"/>`
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

function table(
  columns: readonly DocumentColumn[],
  rows: readonly (readonly string[])[],
  total: readonly string[] | undefined,
): string {
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
  const grid = columns.map(
    ({ width }) => `<w:gridCol w:w="${typeof width === 'number' ? Math.round(width * PER_MM) : 1_800}"/>`,
  )
  const line = (cells: readonly string[], bold: boolean, head = false) =>
    `<w:tr>${head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${columns
      .map(({ align }, at) => cell(cells[at] ?? '', { align: head ? 'center' : align, bold, half: 19 }))
      .join('')}</w:tr>`
  const lines = [
    line(
      columns.map(({ title }) => title),
      true,
      true,
    ),
    ...rows.map((row) => line(row, false)),
    ...(total ? [line(total, true)] : []),
  ]
  const look = `<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`
  return `<w:tbl>${look}<w:tblGrid>${grid.join('')}</w:tblGrid>${lines.join('')}</w:tbl>`
}

const cell = (text: string, style: Style): string =>
  `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(text, style)}</w:tc>`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML takes it; characters no XML may hold are left out. */
const escaped = (text: string): string =>
  [...text]
    .filter((sign) => sign >= ' ' || sign === '\t' || sign === '\n' || sign === '\r')
    .join('')
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)
