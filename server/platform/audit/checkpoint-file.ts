import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const BLOCK = 65_536
const NEWLINE = 0x0a

/** A line as it stands in the file; only the last one may lack its end. */
export interface FileLine {
  readonly bytes: Buffer
  readonly ended: boolean
}

/** Every line from the beginning, a block of the file at a time; empty ones are left out. */
export function* linesOf(file: string): Generator<FileLine> {
  yield* reading(file, function* (handle) {
    let rest: Buffer = Buffer.alloc(0)
    for (let at = 0, block = read(handle, at); block.length > 0; at += block.length, block = read(handle, at)) {
      rest = Buffer.concat([rest, block])
      let from = 0
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, from)) {
        if (end > from) yield { bytes: rest.subarray(from, end), ended: true }
        from = end + 1
      }
      rest = rest.subarray(from)
    }
    if (rest.length > 0) yield { bytes: rest, ended: false }
  })
}

/** The lines from the end backwards: of a long file no more is read than is asked for. */
export function* linesBack(file: string): Generator<FileLine> {
  yield* reading(file, function* (handle) {
    let rest: Buffer = Buffer.alloc(0)
    let ended = false
    for (let at = fstatSync(handle).size; at > 0; ) {
      const length = Math.min(BLOCK, at)
      at -= length
      rest = Buffer.concat([read(handle, at, length), rest])
      for (let end = rest.lastIndexOf(NEWLINE); end >= 0; end = rest.lastIndexOf(NEWLINE)) {
        if (end < rest.length - 1) yield { bytes: rest.subarray(end + 1), ended }
        rest = rest.subarray(0, end)
        ended = true
      }
    }
    if (rest.length > 0) yield { bytes: rest, ended }
  })
}

/** Writes whole text at the end and waits until the disk has it; a new file's name as well. */
export function appendDurably(file: string, text: string): void {
  const isNew = !existsSync(file)
  const handle = openSync(file, 'a', 0o600)
  try {
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  if (isNew && process.platform !== 'win32') syncFolder(dirname(file))
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function* reading(file: string, lines: (handle: number) => Generator<FileLine>): Generator<FileLine> {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r')
  try {
    yield* lines(handle)
  } finally {
    closeSync(handle)
  }
}

function read(handle: number, at: number, length = BLOCK): Buffer {
  const block = Buffer.alloc(length)
  return block.subarray(0, readSync(handle, block, 0, length, at))
}
