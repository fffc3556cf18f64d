import { type Binaries, prepareBinaries } from './binaries.ts'
import { initialiseCluster } from './cluster.ts'
import { takeDataLock } from './data-lock.ts'
import { type Place, preparePlace } from './place.ts'
import { findOrphan, isReady, launch, notReady, type Settings } from './postmaster.ts'
import { sendSignal, shutDown } from './processes.ts'

export interface EmbeddedOptions {
  /** The folder of this database alone: cluster, library links, socket, lock and log. */
  readonly dataDir: string
  /** Receives single Chinese lines worth showing. */
  readonly log?: (line: string) => void
  /** Server settings over our own; `{ fsync: 'off' }` for test clusters. */
  readonly settings?: Settings
}

export interface EmbeddedServer {
  /** Where the data really lies; elsewhere than asked when root's checkout is closed to other accounts. */
  readonly dataDir: string
  readonly socketDir: string
  readonly logFile: string
  readonly pid: number
  /** The server was left running by a crashed application and taken over. */
  readonly adopted: boolean
  /** A connection string for a role; the socket trusts whoever can reach it. */
  urlFor(role: string, database: string): string
  superuserUrl(database: string): string
  /** Fast shutdown, then the lock is released. Calling it again waits for the same end. */
  stop(): Promise<void>
  /** Pulls the plug (SIGKILL), for tests of durability. */
  kill(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm ships on a data directory, or takes over the one a crashed application left running there.
 * First start ≈ 2 s, later ones under 1 s. Throws DatabaseUnavailable, with a message for the person at the keyboard, when the
 * platform has no binaries, the folder is not writable or somebody else's, or another live process uses it.
 * If the process exits without `stop()`, the server is told to shut down all the same.
 */
export async function startEmbedded({
  dataDir,
  log = () => {},
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = preparePlace(dataDir, log)
  const release = takeDataLock(place.dataDir, place.lockFile)
  try {
    const binaries = prepareBinaries(place)
    await initialiseCluster(place, binaries, settings.fsync !== 'off')
    const running = (await adopt(place, log)) ?? (await start(place, binaries, settings))
    return serverOn(place, running, release)
  } catch (error) {
    release()
    throw error
  }
}

/** The server that a process of ours keeps running on a data directory, for whoever only reads beside it; undefined when none does. */
export async function findRunning(dataDir: string): Promise<Pick<EmbeddedServer, 'urlFor'> | undefined> {
  const place = preparePlace(dataDir, () => {})
  const pid = await findOrphan(place)
  if (pid === undefined || !(await isReady(pid, urlFor(place.socketDir, 'postgres', 'postgres')))) return undefined
  return { urlFor: (role, database) => urlFor(place.socketDir, role, database) }
}

interface Running {
  readonly pid: number
  readonly adopted: boolean
}

async function adopt(place: Place, log: (line: string) => void): Promise<Running | undefined> {
  const pid = await findOrphan(place)
  if (pid === undefined || !(await isReady(pid, urlFor(place.socketDir, 'postgres', 'postgres')))) return undefined
  log(`接管了上次异常退出后仍在运行的数据库（进程 ${pid}）`)
  return { pid, adopted: true }
}

async function start(place: Place, binaries: Binaries, settings: Settings): Promise<Running> {
  const pid = await launch(place, binaries, settings)
  if (!(await isReady(pid, urlFor(place.socketDir, 'postgres', 'postgres')))) throw notReady(place)
  return { pid, adopted: false }
}

function serverOn(place: Place, { pid, adopted }: Running, release: () => void): EmbeddedServer {
  const atExit = () => {
    sendSignal(pid, 'SIGINT')
    release()
  }
  process.once('exit', atExit)
  let ended: Promise<void> | undefined
  const end = async (shutdown: Promise<void>) => {
    process.off('exit', atExit)
    await shutdown
    release()
  }
  return {
    dataDir: place.dataDir,
    socketDir: place.socketDir,
    logFile: place.logFile,
    pid,
    adopted,
    urlFor: (role, database) => urlFor(place.socketDir, role, database),
    superuserUrl: (database) => urlFor(place.socketDir, 'postgres', database),
    stop: () => (ended ??= end(shutDown(pid))),
    kill: () => (ended ??= end(shutDown(pid, [['SIGKILL', 10]]))),
  }
}

/** Understood by node-postgres and libpq alike; port and sslmode stand there so that PGPORT and PGSSLMODE do not matter. */
function urlFor(socketDir: string, role: string, database: string): string {
  const [user, name, host] = [role, database, socketDir].map(encodeURIComponent)
  return `postgresql://${user}@/${name}?host=${host}&port=5432&sslmode=disable`
}
