import { inflateRawSync } from 'node:zlib'

const MAX_ENTRIES = 200
const MAX_UNPACKED = 50 * 1024 * 1024
const MAX_RATIO = 100
/** Below this size a high ratio harms nobody: small XML packs well. */
const RATIO_MATTERS = 1024 * 1024
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8

interface Entry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** Why an archive is turned away: in which way, and a reason in words. */
export interface ZipFault {
  readonly kind: 'too-large' | 'unreadable' | 'wrong-type'
  readonly reason: string
}

/**
 * Looks at an archive before the spreadsheet library does: ≤ 200 entries, ≤ 50 MB unpacked, ratio ≤ 100,
 * nothing encrypted, a workbook without macros. The directory's word is not taken: every entry is unpacked
 * with its declared size as the limit. Gives the fault, or undefined.
 */
export function zipFault(bytes: Uint8Array): ZipFault | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view)
  if (!entries) return { kind: 'unreadable', reason: '文件不完整' }
  return directoryFault(entries, view.length) ?? contentFault(view, entries)
}

function readDirectory(view: Buffer): Entry[] | undefined {
  const end = view.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > view.length || view.readUInt32LE(end) !== END_OF_DIRECTORY) return undefined
  const count = view.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = view.readUInt32LE(end + 16)
  for (let i = 0; i < count && i <= MAX_ENTRIES; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    const nameLength = view.readUInt16LE(at + 28)
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

function directoryFault(entries: readonly Entry[], size: number): ZipFault | undefined {
  const names = new Set(entries.map((entry) => entry.name))
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (entries.length > MAX_ENTRIES) return { kind: 'too-large', reason: `内含文件超过 ${MAX_ENTRIES} 个` }
  if (unpacked > MAX_UNPACKED) return { kind: 'too-large', reason: '解压后超过 50 MB' }
  if (unpacked > RATIO_MATTERS && unpacked > size * MAX_RATIO) return { kind: 'too-large', reason: '压缩比异常' }
  if (entries.some((entry) => entry.encrypted)) return { kind: 'unreadable', reason: '文件已加密' }
  if (entries.some((entry) => entry.method !== STORED && entry.method !== DEFLATED)) {
    return { kind: 'unreadable', reason: '压缩方式不受支持' }
  }
  if (names.size < entries.length) return { kind: 'unreadable', reason: '文件结构重复' }
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml')) {
    return { kind: 'wrong-type', reason: '不是 Excel 工作簿' }
  }
  return names.has('xl/vbaProject.bin') ? { kind: 'wrong-type', reason: '含有宏' } : undefined
}

function contentFault(view: Buffer, entries: readonly Entry[]): ZipFault | undefined {
  for (const entry of entries) {
    if (entry.offset + 30 > view.length || view.readUInt32LE(entry.offset) !== LOCAL_HEADER) {
      return { kind: 'unreadable', reason: '文件不完整' }
    }
    const start = entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28)
    const fault = unpackFault(view.subarray(start, start + entry.packed), entry)
    if (fault) return fault
  }
  return undefined
}

function unpackFault(packed: Buffer, entry: Entry): ZipFault | undefined {
  if (entry.method === STORED) {
    return packed.length === entry.unpacked ? undefined : { kind: 'unreadable', reason: '文件不完整' }
  }
  try {
    inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) })
    return undefined
  } catch (error) {
    const tooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLong ? { kind: 'too-large', reason: '实际内容大于声明' } : { kind: 'unreadable', reason: '文件已损坏' }
  }
}
