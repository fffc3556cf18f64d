import { expect, it } from 'vitest'
import { inGroups } from './secret-groups.ts'

it('密钥四个一组', () => {
  expect(inGroups('JBSWY3DPEH')).toBe('JBSW Y3DP EH')
  expect(inGroups('JBSW')).toBe('JBSW')
})
