import { describe, expect, it } from 'vitest'
import { type DraftField, factsFrom, valuesOf } from './facts-draft.ts'

const field = (path: string, kind: string, more: Partial<DraftField> = {}): DraftField => ({
  path,
  kind,
  required: true,
  nullable: false,
  ...more,
})
const fields = [
  field('decisiveOn', 'day'),
  field('trainingClass.openingApprovedAt', 'minute', { nullable: true }),
  field('trainee.statuses', 'choices'),
  field('trainee.contract.from', 'day'),
  field('trainee.contract.until', 'day', { nullable: true }),
  field('trainee.contract.withOrganizer', 'yes-no'),
  field('trainee.feeFen', 'money', { required: false }),
  field('attendance.days', 'count'),
  field('workMonths', 'months', { required: false }),
  field('certificate.kind', 'choice'),
]

describe('试算表单变成事实', () => {
  it('按路径放进各段；金额按元、天数成整数、月份成列表', () => {
    const values = {
      decisiveOn: '2024-06-03',
      trainee: {
        statuses: ['veteran'],
        contract: { from: '2024-01-01', withOrganizer: 'no' },
        feeFen: '12.50',
      },
      attendance: { days: '6' },
      workMonths: '2020-05，2020-06',
      certificate: { kind: 'skill-level' },
    }
    expect(factsFrom(values, fields)).toEqual({
      decisiveOn: '2024-06-03',
      trainingClass: { openingApprovedAt: null },
      trainee: {
        statuses: ['veteran'],
        contract: { from: '2024-01-01', until: null, withOrganizer: false },
        feeFen: 1250,
      },
      attendance: { days: 6 },
      workMonths: ['2020-05', '2020-06'],
      certificate: { kind: 'skill-level' },
    })
  })

  it('例子的事实填进表单，再读出来还是原样', () => {
    const facts = {
      decisiveOn: '2024-06-03',
      trainingClass: { openingApprovedAt: '2024-05-30T10:00' },
      trainee: { statuses: [], contract: { from: '2024-01-01', until: null, withOrganizer: true }, feeFen: 123_450 },
      attendance: { days: 0 },
      workMonths: ['2020-05'],
      certificate: null,
    }
    expect(factsFrom(valuesOf(facts, fields), fields)).toEqual(facts)
  })

  it('没有填的：合同和证书为 null，身份为空列表，其余不带', () => {
    expect(factsFrom({}, fields)).toEqual({
      trainingClass: { openingApprovedAt: null },
      trainee: { statuses: [], contract: null },
      certificate: null,
    })
  })
})
