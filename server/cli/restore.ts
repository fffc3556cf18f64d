import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type AuditVerdict, verifyAudit } from '#platform/audit'
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
    return flags.has('--verify') ? rehearse(input, path) : tell(await restoreHere(config, path, say), input, config)
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

async function rehearse(input: CommandInput, path: string): Promise<number> {
  const { config, say } = input
  const dataDir = mkdtempSync(join(tmpdir(), 'jiangqiao-restore-'))
  // As root the database runs under another account, which has to pass through; the cluster inside stays closed.
  chmodSync(dataDir, 0o711)
  try {
    const elsewhere = { ...config, dataDir, databaseUrl: undefined }
    return await tell(await restoreHere(elsewhere, path, say), input, elsewhere)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * Says what came back, and proves the audit chains of it link by link; their ends against the checkpoints of this
 * installation, also where it is restored elsewhere to rehearse.
 */
async function tell(restored: Restored, { config, say }: CommandInput, into: Config): Promise<number> {
  say(
    `恢复完成：${restored.tables} 张表、${restored.rows} 行，逐表核对一致；${Object.keys(restored.witnesses).join('、')}一致`,
  )
  if (restored.upgraded.length > 0) say(`数据库结构随后升级了 ${restored.upgraded.length} 步`)
  const file = join(config.dataDir, 'audit-checkpoints')
  const house = await openHouse(into, say)
  try {
    const verdict = await verifyAudit(house.database, file, { until: restored.at })
    for (const line of auditWords(verdict, file, restored.at)) say(line)
    return verdict.faults.length === 0 ? 0 : 1
  } finally {
    await house.close()
  }
}

/** What the audit chains say; what cannot be proven here is named, with what to do. */
export function auditWords(verdict: AuditVerdict, file: string, at: string) {
  const { events, streams, compared, later, faults, remarks } = verdict
  const outcome = faults.length === 0 ? '逐条核验通过' : `核验不通过：${faults.length} 处`
  const anchored = compared > 0 ? `，链尾与 ${compared} 个库外检查点相符` : ''
  return [
    `审计事件 ${events} 条，${streams} 条链，${outcome}${faults.length === 0 ? anchored : ''}`,
    ...remarks.map((remark) => `  · ${remark}`),
    ...faults.map((fault) => `  ✗ ${fault}`),
    ...(compared === 0 && events > 0
      ? [
          `链尾没有早于备份的库外检查点可以对照（缺 ${file}）：数据与备份时逐表一致，不影响使用；要证明备份之前没有被截断，请把做备份的机器数据目录里的 audit-checkpoints 复制到这里，再演练一次 npx jiangqiao restore <文件> --verify`,
        ]
      : []),
    ...(later > 0
      ? [
          `另有 ${later} 个检查点晚于备份（${at}）：备份之后办的事没有恢复。请把这些行移到另一个文件留存，否则 npx jiangqiao audit verify 会一直指出链尾被截断`,
        ]
      : []),
  ]
}
