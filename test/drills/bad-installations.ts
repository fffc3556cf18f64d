import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReachable } from '../../server/platform/postgres/place.ts'
import type { Answer, Case, Ground } from './bad-ground.ts'
import { runToEnd } from './product.ts'

const NOBODY = { uid: 65_534, gid: 65_534 }

/** The product set up wrongly: it must say so in plain words and end. */
export const badInstallations: readonly Case[] = [
  {
    title: 'DATABASE_URL 指向不存在的数据库',
    run: ({ folder }) =>
      started(
        { DATABASE_URL: 'postgres://jq_app:wrong@127.0.0.1:1/jiangqiao', JIANGQIAO_DATA: join(folder, 'other') },
        '连接不上',
      ),
  },
  { title: '数据目录不可写', run: unwritable },
]

/** As root nothing is unwritable: then the product runs as an ordinary account, or below a file where no folder can be. */
async function unwritable({ folder }: Ground): Promise<Answer> {
  const root = process.getuid?.() === 0
  const locked = join(folder, 'locked')
  if (root && !isReachable(join(import.meta.dirname, '../../start.mjs', '..'), NOBODY)) {
    writeFileSync(locked, '')
    return started({ JIANGQIAO_DATA: join(locked, 'data') }, '不能写入')
  }
  mkdirSync(locked)
  chmodSync(locked, 0o555)
  return started({ JIANGQIAO_DATA: join(locked, 'data') }, '不能写入', root ? { uid: NOBODY.uid } : {})
}

async function started(env: Record<string, string>, words: string, options: { uid?: number } = {}): Promise<Answer> {
  const { code, said } = await runToEnd(['start', '--no-web'], env, options)
  const plain = said.includes(words) && !/\n\s+at /.test(said) && said.split('\n').length <= 3
  return { told: `退出码 ${code}：${said}`, wanted: code === 1 && plain }
}
