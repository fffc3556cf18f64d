import { describe, expect, it } from 'vitest'
import type { AuditVerdict } from '#platform/audit'
import { auditWords } from './restore.ts'

const whole: AuditVerdict = { events: 30, streams: 2, unsealed: 0, compared: 4, later: 0, faults: [], remarks: [] }
const said = (verdict: Partial<AuditVerdict>) =>
  auditWords({ ...whole, ...verdict }, '/data/audit-checkpoints', '2024-06-03T08:00:00.000Z')

describe('恢复后怎么说审计链', () => {
  it('都相符，一句话', () => {
    expect(said({})).toEqual(['审计事件 30 条，2 条链，逐条核验通过，链尾与 4 个库外检查点相符'])
  })

  it('没有检查点文件：不说不通过，说缺哪个文件、从哪里拿、再做什么', () => {
    const [first, second] = said({ compared: 0 })
    expect(first).toBe('审计事件 30 条，2 条链，逐条核验通过')
    expect(second).toContain('缺 /data/audit-checkpoints')
    expect(second).toContain('数据目录里的 audit-checkpoints 复制到这里')
    expect(second).toContain('npx jiangqiao restore <文件> --verify')
    expect(said({ compared: 0, events: 0, streams: 0 })).toHaveLength(1)
  })

  it('检查点晚于备份：说备份之后的事没有恢复，那些行怎么办', () => {
    expect(said({ later: 3 }).at(-1)).toContain('3 个检查点晚于备份（2024-06-03T08:00:00.000Z）')
  })

  it('检查点文件里没有写完的行：照说，不算不通过', () => {
    expect(said({ remarks: ['审计检查点第 3 行没有写完'] }).slice(1)).toEqual(['  · 审计检查点第 3 行没有写完'])
  })

  it('链有毛病：逐条列出', () => {
    expect(said({ faults: ['people 第 6 条：内容与哈希不符'] })).toEqual([
      '审计事件 30 条，2 条链，核验不通过：1 处',
      '  ✗ people 第 6 条：内容与哈希不符',
    ])
  })
})
