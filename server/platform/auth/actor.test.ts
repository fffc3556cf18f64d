import { expect, it } from 'vitest'
import { type Actor, actorOf, kindOfRole, roles, thePublic, theSystem } from './actor.ts'

const CODES = ['450000', '450200', '450225', '450225100', '110101']
const reached = ({ regionPrefix }: Actor) => CODES.filter((code) => code.startsWith(regionPrefix))

it('只有人社部门按地区够得着：公众、机构、学员、管理员不因地区够到任何地方', () => {
  expect(reached(thePublic)).toEqual([])
  expect(reached(theSystem)).toEqual(CODES)
  for (const role of roles.values) {
    const post = { userId: 'u', naturalPersonId: 'n', name: '某', role, organizationId: null, personId: null }
    const bureau = kindOfRole[role] === 'bureau'
    expect([role, reached(actorOf({ ...post, regionCode: '450000' }))]).toEqual([role, bureau ? CODES.slice(0, 4) : []])
    expect([role, reached(actorOf({ ...post, regionCode: '450225' }))]).toEqual([role, bureau ? CODES.slice(2, 4) : []])
  }
})

it('保管账号和机构的只有系统管理员，限本地区和以下', () => {
  const kept = ({ keepsPrefix }: Actor) => CODES.filter((code) => code.startsWith(keepsPrefix))
  expect(kept(thePublic)).toEqual([])
  for (const role of roles.values) {
    const post = { userId: 'u', naturalPersonId: 'n', name: '某', role, organizationId: null, personId: null }
    const keeper = role === 'administrator'
    expect([role, kept(actorOf({ ...post, regionCode: '450200' }))]).toEqual([role, keeper ? CODES.slice(1, 4) : []])
  }
})
