import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { verifyAudit } from '#platform/audit'
import { type Restored, restore as restoreFile } from '#platform/backup'
import type { Config } from '#platform/config'
import { startEmbedded } from '#platform/postgres'
import { loadKeys } from '#platform/secrets'
import { DATABASE_NAME, openHouse, prepareEmbedded } from '../bootstrap.ts'
import { witnesses } from './backup.ts'
import type { Command, CommandInput } from './command.ts'

/**
 * `jiangqiao restore FILE`: into an empty database, compared table by table with the backup.
 * `--verify`: a rehearsal in a database of its own that is thrown away.
 */
export const restore: Command = {
  usage: '<文件> [--verify]  恢复到空数据库并逐表核对；--verify 只演练，不动现有数据',
  async run(input) {
    const { config, rest, flags, say } = input
    const [file] = rest
    if (!file) throw new Error('用法：jiangqiao restore <备份文件> [--verify]')
    const path = resolve(file)
    return flags.has('--verify') ? rehearse(input, path) : tell(await restoreHere(config, path, say), say, config)
  },
}

async function restoreHere(config: Config, path: string, say: CommandInput['say']): Promise<Restored> {
  const keys = loadKeys(config.keyFile, false)
  if (config.databaseUrl) {
    if (!config.ownerUrl) throw new Error('请设 DATABASE_OWNER_URL（角色 jq_owner）：恢复要建表')
    return restoreFile({ url: config.ownerUrl, path, keys, witnesses })
  }
  const server = await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), log: say })
  try {
    await prepareEmbedded(server, DATABASE_NAME)
    return await restoreFile({ url: server.urlFor('jq_owner', DATABASE_NAME), path, keys, witnesses })
  } finally {
    await server.stop()
  }
}

async function rehearse({ config, say }: CommandInput, path: string): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jiangqiao-restore-'))
  // As root the database runs under another account, which has to pass through; the cluster inside stays closed.
  chmodSync(dataDir, 0o711)
  try {
    const elsewhere = { ...config, dataDir, databaseUrl: undefined }
    return await tell(await restoreHere(elsewhere, path, say), say, elsewhere)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Says what came back, and proves the audit chains of it link by link. */
async function tell(restored: Restored, say: CommandInput['say'], config: Config): Promise<number> {
  say(
    `恢复完成：${restored.tables} 张表、${restored.rows} 行，逐表核对一致；${Object.keys(restored.witnesses).join('、')}一致`,
  )
  if (restored.upgraded.length > 0) say(`数据库结构随后升级了 ${restored.upgraded.length} 步`)
  const house = await openHouse(config, say)
  try {
    const { events, streams, faults } = await verifyAudit(house.database, join(config.dataDir, 'audit-checkpoints'))
    say(`审计事件 ${events} 条，${streams} 条链，${faults.length === 0 ? '逐条核验通过' : '核验不通过'}`)
    for (const fault of faults) say(`  ✗ ${fault}`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await house.close()
  }
}
