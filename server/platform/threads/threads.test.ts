import { expect, it } from 'vitest'
import { ThreadExhausted, threads } from './index.ts'

function entry(work: string): URL {
  const code = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (job) => { ${work} })`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

const limits = { memoryMb: 32, seconds: 2, atOnce: 2 }

it('答复对得上问题，排队的也都做完', async () => {
  const double = threads<number, number>(entry('parentPort.postMessage(job * 2)'), limits)
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10])
})

it('超时与超内存各自说明，之后仍可使用', async () => {
  const code = `
    if (job === 'time') for (;;);
    const heap = [];
    if (job === 'memory') for (;;) heap.push({ text: 'x' + heap.length });
    parentPort.postMessage('ok')`
  const run = threads<string, string>(entry(code), limits)
  await expect(run('time')).rejects.toMatchObject({ limit: 'time' })
  await expect(run('memory')).rejects.toBeInstanceOf(ThreadExhausted)
  expect(await run('fine')).toBe('ok')
})

it('线程自己的错误原样传出', async () => {
  await expect(threads(entry('throw new Error("坏了")'), limits)(0)).rejects.toThrow('坏了')
  await expect(threads(entry('process.exit(0)'), limits)(0)).rejects.toThrow('without a reply')
})
