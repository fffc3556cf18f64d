import { expect, it } from 'vitest'
import { accountState, mayChangeAccount, mayCheckAccount, mayReadAccounts, rowOf } from './accounts-duties.ts'

const user = (role: string, organizationId: string | null = null, regionCode = '450225') => ({
  role,
  organizationId,
  regionCode,
})
const here = { regionCode: '450225' }

it('账户：经办替人录入，机构只录自己的，别的机构看都不看', () => {
  expect(mayChangeAccount(user('county-clerk'), 'a')).toBe(true)
  expect(mayChangeAccount(user('workshop', 'a'), 'a')).toBe(true)
  expect(mayChangeAccount(user('workshop', 'b'), 'a')).toBe(false)
  expect(mayReadAccounts(user('workshop', 'b'), 'a')).toBe(false)
  expect(mayChangeAccount(user('auditor'), 'a')).toBe(false)
  expect([mayReadAccounts(user('auditor'), 'a'), mayCheckAccount(user('auditor'), here)]).toEqual([true, false])
})

it('账户由录入的县里另一人核实，外县录入的看得到也不在这里核实', () => {
  expect(mayCheckAccount(user('second-reviewer'), here)).toBe(true)
  expect(mayCheckAccount(user('second-reviewer', null, '450200'), here)).toBe(true)
  expect(mayCheckAccount(user('second-reviewer', null, '450226'), here)).toBe(false)
})

it('账户的三种状态，换掉的不再算待核实', () => {
  expect(accountState({ checkedOn: null, replacedAt: null })).toBe('unchecked')
  expect(accountState({ checkedOn: '2024-06-03', replacedAt: null })).toBe('current')
  expect(accountState({ checkedOn: null, replacedAt: '2024-06-03T00:00:00Z' })).toBe('replaced')
})

it('搜到的机构不在目录开头的一页里，也打得开', () => {
  const [first, later] = [{ id: 'a' }, { id: 'z' }]
  expect([rowOf('z', [later], [first]), rowOf('a', [later], [first]), rowOf('', [later], [first])]).toEqual([
    later,
    first,
    undefined,
  ])
})
