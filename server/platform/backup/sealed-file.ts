import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Keys } from '../secrets/index.ts'

/** First bytes of every backup file; the number is the format. */
const MAGIC = Buffer.from('JIANGQIAO-BACKUP-1\n')
const PREFIX = 8
const HEADER = 4 + 16
const CHUNK = 1 << 20
const LAST = 0x8000_0000

/** The key of backup files: made from the installation's three, which are never in the file. */
function keyOf({ field, index, checkpoint }: Keys): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.concat([field, index, checkpoint]), MAGIC, 'backup file', 32))
}

/**
 * Writes lines into a compressed, encrypted file: chunks of AES-256-GCM that know their number and which is the last, so
 * that nothing can be altered, reordered or cut off unseen. The file appears under its name complete or not at all.
 */
export async function writeSealed(path: string, keys: Keys, lines: AsyncIterable<string>): Promise<void> {
  const half = `${path}.part`
  try {
    const withBreaks = async function* () {
      for await (const line of lines) yield `${line}\n`
    }
    await pipeline(
      Readable.from(withBreaks()),
      createGzip({ level: 5 }),
      sealing(keyOf(keys)),
      createWriteStream(half, { mode: 0o600, flush: true }),
    )
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

/** Reads the lines back. @throws Error in plain words: not a backup, another installation's keys, cut off or altered */
export async function* readSealed(path: string, keys: Keys): AsyncGenerator<string> {
  const gunzip = createGunzip()
  const flow = pipeline(createReadStream(path), unsealing(keyOf(keys)), gunzip)
  // The reader sees the end of the lines; what went wrong on the way is told by the pipeline.
  flow.catch(() => {})
  try {
    for await (const line of createInterface({ input: gunzip, crlfDelay: Number.POSITIVE_INFINITY })) yield line
  } catch {
    // The pipeline's own error says why.
  }
  await flow
}

function sealing(key: Buffer): Transform {
  const prefix = randomBytes(PREFIX)
  let [waiting, index, begun] = [Buffer.alloc(0), 0, false]
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, index))
    cipher.setAAD(Buffer.from(last ? 'last' : 'more'))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(last ? (sealed.length | LAST) >>> 0 : sealed.length)
    index += 1
    return Buffer.concat([length, cipher.getAuthTag(), sealed])
  }
  return new Transform({
    transform(data: Buffer, _, done) {
      if (!begun) this.push(Buffer.concat([MAGIC, prefix]))
      begun = true
      waiting = Buffer.concat([waiting, data])
      while (waiting.length > CHUNK) {
        this.push(seal(waiting.subarray(0, CHUNK), false))
        waiting = waiting.subarray(CHUNK)
      }
      done()
    },
    flush(done) {
      this.push(seal(waiting, true))
      done()
    },
  })
}

function unsealing(key: Buffer): Transform {
  let [waiting, index, prefix, ended] = [Buffer.alloc(0), 0, Buffer.alloc(0), false]
  const open = (sealed: Buffer, tag: Buffer, last: boolean): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, index))
    decipher.setAAD(Buffer.from(last ? 'last' : 'more'))
    decipher.setAuthTag(tag)
    index += 1
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  }
  /** The next whole chunk, or undefined while it has not arrived. */
  const next = (): Buffer | undefined => {
    if (waiting.length < HEADER) return undefined
    const word = waiting.readUInt32BE(0)
    const [last, length] = [(word & LAST) !== 0, word & ~LAST]
    if (waiting.length < HEADER + length) return undefined
    const plain = open(waiting.subarray(HEADER, HEADER + length), waiting.subarray(4, HEADER), last)
    waiting = waiting.subarray(HEADER + length)
    ended = last
    return plain
  }
  return new Transform({
    transform(data: Buffer, _, done) {
      waiting = Buffer.concat([waiting, data])
      try {
        if (prefix.length === 0 && waiting.length >= MAGIC.length + PREFIX) {
          if (!waiting.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('这不是匠桥的备份文件')
          prefix = waiting.subarray(MAGIC.length, MAGIC.length + PREFIX)
          waiting = waiting.subarray(MAGIC.length + PREFIX)
        }
        for (let plain = prefix.length > 0 && !ended ? next() : undefined; plain; plain = ended ? undefined : next()) {
          this.push(plain)
        }
        done()
      } catch (error) {
        done(index <= 1 && isTampered(error) ? new Error('密钥不是做备份的那一套，或文件被改过') : plainly(error))
      }
    },
    flush(done) {
      done(ended && waiting.length === 0 ? null : new Error('备份文件不完整：末尾缺失或被改过'))
    },
  })
}

const nonce = (prefix: Buffer, index: number): Buffer => {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(index)
  return Buffer.concat([prefix, counter])
}

const isTampered = (error: unknown): boolean => error instanceof Error && /authenticate/.test(error.message)
const plainly = (error: unknown): Error =>
  isTampered(error) ? new Error('备份文件被改过或已损坏') : error instanceof Error ? error : new Error(String(error))
