import { toString as qrToString } from 'qrcode'
import { refusals } from '#kernel/refusal'
import { ThreadExhausted, threads } from '#platform/threads'
import type { DocumentDefinition } from './types.ts'

export { docx } from './docx.ts'
export type * from './types.ts'
export { zip } from './zip.ts'

const refuse = refusals({
  'document-too-large': {
    status: 413,
    title: '“{title}”内容过多，无法生成 PDF',
    next: '请缩小范围分次打印，或改为导出 Excel',
  },
})

/** About 300 pages; a longer list is a workbook. */
const MAX_ROWS = 10_000

const inThread = threads<DocumentDefinition, Uint8Array>(new URL('./pdf-thread.ts', import.meta.url), {
  memoryMb: 512,
  seconds: 60,
  atOnce: 1,
})

/** Makes an A4 PDF with Chinese text embedded and 第x页/共y页 in the footer. Refuses `document-too-large`. */
export async function pdf(definition: DocumentDefinition): Promise<Uint8Array> {
  if (tableRows(definition) > MAX_ROWS) throw refuse('document-too-large', { title: definition.title })
  return inThread(definition).catch((error: unknown) => {
    throw error instanceof ThreadExhausted ? refuse('document-too-large', { title: definition.title }) : error
  })
}

function tableRows({ blocks }: DocumentDefinition): number {
  return blocks.reduce((count, block) => count + (block.kind === 'table' ? block.rows.length : 0), 0)
}

/** A QR code as an SVG element, black on white with its quiet zone. */
export function qrSvg(text: string): Promise<string> {
  return qrToString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
}
