import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const SIZE_MB = 400
const LARGEST_MB = 4_096
const MB = 1024 * 1024

/** A filesystem small enough to fill. */
export interface SmallDisk {
  readonly folder: string
  fill(): void
  empty(): void
  remove(): void
}

/**
 * As root a filesystem in memory; otherwise `given`, which must lie on a small partition.
 * @throws Error in a plain sentence when there is neither
 */
export function smallDisk(within: string, given: string): SmallDisk {
  const folder = given ? join(given, 'jiangqiao-drill') : join(within, 'disk')
  mkdirSync(folder, { recursive: true })
  const unmount = given ? undefined : mountMemory(folder)
  chmodSync(folder, 0o711)
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize > LARGEST_MB * MB) {
    throw new Error(`${folder} 所在的分区还有 ${Math.round((bavail * bsize) / MB)} MB，太大，不能填满：请给一个小分区`)
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => fillUp(ballast),
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      rmSync(join(folder, 'data'), { recursive: true, force: true })
      unmount?.()
    },
  }
}

function mountMemory(folder: string): () => void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'jiangqiao-drill', folder], { stdio: 'pipe' })
  } catch {
    throw new Error('不能挂载小磁盘（需要 root）：请用 --dir 指明一个小分区上的文件夹')
  }
  return () => execFileSync('umount', [folder])
}

/** Writes until nothing more goes in, in ever smaller pieces. */
function fillUp(path: string): void {
  const file = openSync(path, 'a')
  try {
    for (let size = MB; size >= 512; size /= 2) {
      const piece = Buffer.alloc(size, 1)
      while (written(file, piece));
    }
  } finally {
    closeSync(file)
  }
}

function written(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length
  } catch {
    return false
  }
}
