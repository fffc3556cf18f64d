import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01 00:00, the first moment a ZIP can bear: equal content has equal bytes. */
const [DOS_TIME, DOS_DATE] = [0, 0x21]
const UTF8_NAMES = 0x800
const DEFLATED = 8

/** Packs files by path into a ZIP, in the order given; a text stands in it as UTF-8. */
export function zip(files: readonly (readonly [path: string, content: string | Uint8Array])[]): Uint8Array {
  const entries = files.map(([path, content]) => {
    const bytes = Buffer.from(content)
    return { path: Buffer.from(path, 'utf8'), packed: deflateRawSync(bytes), size: bytes.length, sum: crc32(bytes) }
  })
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const common = commonHeader(entry)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, entry.path, entry.packed])
    directory.push(directoryEntry(entry.path, common, offset))
    bodies.push(body)
    offset += body.length
  }
  const listing = Buffer.concat(directory)
  return Buffer.concat([...bodies, listing, endOf(entries.length, listing.length, offset)])
}

function commonHeader({
  path,
  packed,
  size,
  sum,
}: {
  path: Buffer
  packed: Buffer
  size: number
  sum: number
}): Buffer {
  const header = Buffer.alloc(26)
  const shorts = [20, UTF8_NAMES, DEFLATED, DOS_TIME, DOS_DATE]
  for (const [index, value] of shorts.entries()) header.writeUInt16LE(value, index * 2)
  header.writeUInt32LE(sum, 10)
  header.writeUInt32LE(packed.length, 14)
  header.writeUInt32LE(size, 18)
  header.writeUInt16LE(path.length, 22)
  return header
}

function directoryEntry(path: Buffer, common: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path])
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
