import { mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { backUp, type Witnesses } from '#platform/backup'
import { instantText } from '#platform/clock'
import type { Config } from '#platform/config'
import { findRunning, startEmbedded } from '#platform/postgres'
import { loadKeys } from '#platform/secrets'
import { DATABASE_NAME } from '../bootstrap.ts'
import type { Command } from './command.ts'

/** What a restored database must say again: the ledger's sums and the head of every audit chain. */
export const witnesses: Witnesses = {
  资金各去处合计:
    'select account_id::text, ledger, sum(amount_fen)::text as fen from funds.posting group by 1, 2 order by 1, 2',
  审计链头: 'select stream, seq::text, hash from audit.head order by stream',
}

/** `jiangqiao backup [FILE]`: everything in one encrypted file, while people go on working. */
export const backup: Command = {
  usage: '[文件]  备份整个数据库（加密，不影响正在使用的人）',
  async run({ config, rest, say }) {
    const keys = loadKeys(config.keyFile, false)
    const at = instantText()
    const name = `jiangqiao-${at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.backup`
    const path = resolve(rest[0] ?? join(config.dataDir, 'backups', name))
    mkdirSync(dirname(path), { recursive: true })
    const source = await openSource(config, say)
    try {
      const tail = await backUp({ url: source.url, path, keys, witnesses, at })
      const sums = Object.values(tail.tables)
      const rows = sums.reduce((total, one) => total + one.rows, 0)
      say(`已备份：${path}`)
      say(`${sums.length} 张表，${rows} 行，${Math.ceil(statSync(path).size / 1024)} KB（已压缩、加密）`)
      say(`恢复时还要密钥文件 ${config.keyFile}，它不在备份里，请另行保管`)
      return undefined
    } finally {
      await source.close()
    }
  },
}

interface Source {
  readonly url: string
  close(): Promise<void>
}

/** The running embedded server where there is one, else it is started for this; or the external one. */
async function openSource(config: Config, say: (line: string) => void): Promise<Source> {
  if (config.databaseUrl) {
    if (!config.backupUrl) {
      throw new Error(
        '请设 DATABASE_BACKUP_URL（角色 jq_backup）或 DATABASE_OWNER_URL：应用角色看不到全部数据，不能备份',
      )
    }
    return { url: config.backupUrl, close: async () => {} }
  }
  const dataDir = join(config.dataDir, 'postgres')
  const running = await findRunning(dataDir)
  if (running) return { url: running.urlFor('jq_backup', DATABASE_NAME), close: async () => {} }
  const server = await startEmbedded({ dataDir, log: say })
  return { url: server.urlFor('jq_backup', DATABASE_NAME), close: () => server.stop() }
}
