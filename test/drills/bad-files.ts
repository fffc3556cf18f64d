import { crc32, deflateRawSync } from 'node:zlib'
import type { Row } from '../../server/rooms/people/entries.fixture.ts'

/** The first bytes of a picture. */
export const png: Uint8Array = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')

const UNPACKED = 300 * 1024 * 1024
const SHEET = 'xl/worksheets/sheet1.xml'

/**
 * A workbook of some 300 KB that unpacks to 300 MB. `declared` is what its directory says of the sheet's size: the truth,
 * or a lie that only unpacking finds out.
 */
export function zipBomb(declared: number = UNPACKED): Uint8Array {
  const zeros = Buffer.alloc(UNPACKED)
  const entries = [
    entryOf('[Content_Types].xml', Buffer.from('<Types/>')),
    entryOf('xl/workbook.xml', Buffer.from('<workbook/>')),
    { ...entryOf(SHEET, zeros), declared },
  ]
  return zipOf(entries)
}

interface Entry {
  readonly name: string
  readonly packed: Buffer
  readonly declared: number
  readonly crc: number
}

const entryOf = (name: string, content: Buffer): Entry => ({
  name,
  packed: deflateRawSync(content, { level: 1 }),
  declared: content.length,
  crc: crc32(content),
})

function zipOf(entries: readonly Entry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const local = Buffer.concat([header('504b0304140000000800', entry, 0), name, entry.packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([header('504b01021400140000000800', entry, 0), place, name]))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}

/** Signature, versions and method; no time; checksum, sizes, length of the name, no extra field. */
function header(start: string, { name, packed, declared, crc }: Entry, extra: number): Buffer {
  const rest = Buffer.alloc(20)
  rest.writeUInt32LE(crc, 4)
  rest.writeUInt32LE(packed.length, 8)
  rest.writeUInt32LE(declared, 12)
  rest.writeUInt16LE(Buffer.byteLength(name), 16)
  rest.writeUInt16LE(extra, 18)
  return Buffer.concat([Buffer.from(start, 'hex'), rest])
}

/** Twenty ways to spoil a row of the register, and the code each must be answered with. */
export const twentyFaults: readonly (readonly [string, Partial<Row>])[] = [
  ['name-empty', { name: '' }],
  ['id-empty', { residentId: '' }],
  ['precision-lost', { residentId: '4.50225E+17' }],
  ['id-length', { residentId: '4502251990010100' }],
  ['id-characters', { residentId: '45022519900101A028' }],
  ['id-check-digit', { residentId: '450225199001010029' }],
  ['id-digits-lost', { residentId: '450225199001010000' }],
  ['cell-error', { residentId: '#N/A' }],
  ['ethnicity-unknown', { ethnicity: '火星族' }],
  ['education-unknown', { education: '博士后' }],
  ['township-empty', { township: '' }],
  ['township-unknown', { township: '三江镇' }],
  ['dwelling-empty', { dwelling: '' }],
  ['dwelling-unknown', { dwelling: '船上' }],
  ['site-unknown', { site: '别县安置区' }],
  ['phone-length', { phone: '1387720000' }],
  ['status-unknown', { status: '贫下中农' }],
  ['date-unreadable', { statusFrom: '去年' }],
  ['household-characters', { household: '第五户' }],
  ['intent-unknown', { intent: '发财' }],
]
