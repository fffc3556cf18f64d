/**
 * Adds to package-lock.json the optional packages of other platforms that the package source did not offer when the lock
 * was made. Without them `npm ci` says "Missing: … from lock file". Run it after every `npm install`.
 *
 *     node scripts/complete-lock.mjs           completes the file
 *     node scripts/complete-lock.mjs --check   changes nothing; lists what is missing and exits 1
 */
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingEntries(lock.packages)

if (process.argv.includes('--check')) {
  for (const [path, entry] of missing) console.error(`package-lock.json 缺少 ${path} ${entry.version}`)
  if (missing.length > 0) console.error('请运行：node scripts/complete-lock.mjs')
  process.exitCode = missing.length > 0 ? 1 : 0
} else if (missing.length > 0) {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) })
  packages.sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`package-lock.json：补上 ${missing.length} 项`)
}

/** Every optional dependency that npm would look for in the lock and not find, as [path, entry]. */
function missingEntries(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !lookupPaths(path, name).some((candidate) => candidate in packages))
      .map(([name, range]) => [`node_modules/${name}`, foreignEntry(name, range, dev)]),
  )
}

/** Where npm looks for `name` seen from `path`: its own node_modules first, then each one above. */
function lookupPaths(path, name) {
  const own = `${path && `${path}/`}node_modules/${name}`
  return path ? [own, ...lookupPaths(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name)] : [own]
}

/** `@x/cli-linux-arm64-musl` says by its name what the package source could not: os, cpu and libc. */
function foreignEntry(name, range, dev) {
  const words = name.split(/[^a-z0-9]+/)
  const os = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
  const cpu = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : ['glibc']
  const entry = {
    version: range.replace(/^[~^]/, ''),
    cpu: cpu.filter((word) => words.includes(word)),
    ...(dev && { dev }),
    ...(words.includes('linux') && { libc }),
    optional: true,
    os: os.filter((word) => words.includes(word)),
  }
  if (entry.os.length === 0 || entry.cpu.length === 0) throw new Error(`${name}: no platform in its name`)
  return entry
}
