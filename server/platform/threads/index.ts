import { parentPort, Worker } from 'node:worker_threads'

/** What a thread may use before it is ended from outside. */
export interface ThreadLimits {
  readonly memoryMb: number
  readonly seconds: number
  /** How many such threads may run at once; further jobs wait their turn. */
  readonly atOnce: number
}

/** A job that was ended because it used too much memory or time. */
export class ThreadExhausted extends Error {
  readonly limit: 'memory' | 'time'
  constructor(limit: 'memory' | 'time') {
    super(`thread ended: ${limit}`)
    this.name = 'ThreadExhausted'
    this.limit = limit
  }
}

/**
 * Gives a function that runs one job in a thread of `entry` (which calls `serveThread`) and resolves with its reply.
 * A thread that answered is kept for the next job, one that failed is gone; idle threads do not keep the process alive.
 * Rejects with `ThreadExhausted` at a limit, or with the thread's own error.
 */
export function threads<Job, Reply>(entry: URL, limits: ThreadLimits): (job: Job) => Promise<Reply> {
  const idle: Worker[] = []
  const waiting: (() => void)[] = []
  let running = 0
  return async (job) => {
    if (running >= limits.atOnce) await new Promise<void>((turn) => waiting.push(turn))
    else running += 1
    const worker = idle.pop() ?? start(entry, limits)
    try {
      const reply = await ask<Reply>(worker, job, limits.seconds)
      idle.push(worker)
      return reply
    } catch (error) {
      await worker.terminate()
      throw error
    } finally {
      // The place is handed over, not freed, so that nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** The other side: answers every job with `work`; whatever `work` throws ends the thread and reaches the asker. */
export function serveThread<Job, Reply>(work: (job: Job) => Promise<Reply>): void {
  parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await work(job)))
}

function start(entry: URL, limits: ThreadLimits): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 }
  // A thread that dies while idle or while being ended has nobody to tell.
  return new Worker(entry, { execArgv: [], resourceLimits }).on('error', () => undefined)
}

async function ask<Reply>(worker: Worker, job: unknown, seconds: number): Promise<Reply> {
  const answered = new AbortController()
  const { signal } = answered
  worker.ref()
  try {
    return await new Promise<Reply>((resolve, reject) => {
      const on = <A>(event: string, hear: (argument: A) => void) => {
        worker.once(event, hear)
        signal.addEventListener('abort', () => worker.off(event, hear))
      }
      const alarm = setTimeout(() => reject(new ThreadExhausted('time')), seconds * 1000)
      signal.addEventListener('abort', () => clearTimeout(alarm))
      on<Reply>('message', resolve)
      on<NodeJS.ErrnoException>('error', (error) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadExhausted('memory') : error),
      )
      on('exit', () => reject(new Error('thread ended without a reply')))
      worker.postMessage(job)
    })
  } finally {
    answered.abort()
    worker.unref()
  }
}
