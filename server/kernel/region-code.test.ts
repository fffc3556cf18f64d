import { describe, expect, it } from 'vitest'
import {
  isRegionCode,
  parentRegion,
  type RegionCode,
  readRegionCode,
  regionLevel,
  scopePrefix,
  within,
} from './region-code.ts'
import { presentCode, regionHistory } from './region-history.ts'

const r = (code: string) => readRegionCode(code) as RegionCode

describe('行政区划代码', () => {
  it.each([
    ['450000', 'autonomous-region', undefined, '45'],
    ['450200', 'city', '450000', '4502'],
    ['450225', 'county', '450200', '450225'],
    ['451003', 'county', '451000', '451003'],
    ['451000', 'city', '450000', '4510'],
    ['450110', 'county', '450100', '450110'],
  ])('%s 是 %s，上级 %s，范围 %s', (code, level, parent, prefix) => {
    expect(regionLevel(r(code))).toBe(level)
    expect(parentRegion(r(code))).toBe(parent)
    expect(scopePrefix(r(code))).toBe(prefix)
  })

  it('市的范围含本市和所辖县，不含别市', () => {
    expect(['450200', '450225', '450000', '450324'].map((code) => within(r(code), '4502'))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(within(r('450225'), '')).toBe(true)
  })

  it('读取全角与空格，不收残缺的代码', () => {
    expect(readRegionCode(' ４５０２２５ ')).toBe('450225')
    expect(['45022', '4502250', '000000', '450025', '45022A', 450225].map(isRegionCode)).toEqual(Array(6).fill(false))
  })
})

describe('帮扶县代码沿革', () => {
  it('收录附件1的44个县（市、区），现行代码各不相同 [G-003]', () => {
    expect(regionHistory.size).toBe(44)
    expect([...regionHistory].every(([code, eras]) => isRegionCode(code) && eras[0]?.untilYear === null)).toBe(true)
  })

  it.each([
    ['451021', '451003', '田阳'],
    ['451025', '451081', '靖西'],
    ['452722', '451203', '宜州'],
    ['452702', '451203', '宜州'],
    ['451281', '451203', '宜州'],
    ['452226', '451302', '来宾县改兴宾区'],
    ['450225', '450225', '融水'],
  ])('老代码 %s 现为 %s（%s）', (old, now) => {
    expect(presentCode(r(old))).toBe(now)
  })

  it('各时期首尾相接，同一代码不属于两个县', () => {
    const owners = new Map<string, string>()
    for (const [now, eras] of regionHistory) {
      for (const [index, era] of eras.entries()) {
        expect(owners.get(era.code) ?? now).toBe(now)
        owners.set(era.code, now)
        const older = eras[index + 1]
        if (older) expect((era.fromYear ?? 0) - (older.untilYear ?? 0)).toBeOneOf([0, 1])
      }
    }
    expect(presentCode(r('450102'))).toBeUndefined()
  })
})
