import { crc32 } from 'node:zlib'
import { sha256 } from '#platform/secrets'

export interface EvidenceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** `<sha256>  <name>` for every file: what `sha256sum -c` reads. */
export function manifestOf(files: readonly EvidenceFile[]): EvidenceFile {
  const lines = files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}`)
  return { name: 'SHA256SUMS', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }
}

const UTF8_NAMES = 0x0800
/** 1980-01-01: the same files make the same package, byte for byte. */
const DAY_ZERO = 0x21

/** A ZIP of stored files, the same bytes for the same files. */
export function zipOf(files: readonly EvidenceFile[]): Uint8Array {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.name, 'utf8')
    const head = headOf(file, name.length)
    bodies.push(Buffer.concat([signed(0x04034b50), head, name, file.bytes]))
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signed(0x02014b50), Buffer.from([20, 0]), head, place, name]))
    offset += bodies.at(-1)?.length ?? 0
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, central, signed(0x06054b50), end])
}

function headOf({ bytes }: EvidenceFile, nameLength: number): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(UTF8_NAMES, 2)
  head.writeUInt16LE(DAY_ZERO, 8)
  head.writeUInt32LE(crc32(bytes), 10)
  head.writeUInt32LE(bytes.length, 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt16LE(nameLength, 22)
  return head
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
