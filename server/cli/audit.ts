import { join } from 'node:path'
import { verifyAudit } from '#platform/audit'
import { openHouse } from '../bootstrap.ts'
import type { Command } from './command.ts'

/** `jiangqiao audit verify`: recomputes every chain and compares it with the signed checkpoints; exit 1 on a fault. */
export const audit: Command = {
  usage: 'verify  核验审计链与库外检查点',
  async run({ config, rest, say }) {
    if (rest[0] !== 'verify') throw new Error('用法：jiangqiao audit verify')
    const house = await openHouse(config, say)
    try {
      const verdict = await verifyAudit(house.database, join(config.dataDir, 'audit-checkpoints'))
      say(`审计事件 ${verdict.events} 条，${verdict.streams} 条链，未成链 ${verdict.unsealed} 条`)
      for (const remark of verdict.remarks) say(`  · ${remark}`)
      for (const fault of verdict.faults) say(`  ✗ ${fault}`)
      say(verdict.faults.length === 0 ? '核验通过' : `核验不通过：${verdict.faults.length} 处`)
      return verdict.faults.length === 0 ? 0 : 1
    } finally {
      await house.close()
    }
  },
}
