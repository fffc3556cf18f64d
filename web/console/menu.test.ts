import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roles } from '../../server/platform/auth/actor.ts'
import { entryOf, menu, menuFor, menuGroups } from './menu.ts'
import { menuIcons } from './menu-icon.ts'

const everyPath = new Set(menu.map((entry) => entry.path))
const keysOf = (role: string) => menuFor(role, everyPath).map((entry) => entry.key)

describe('左侧菜单', () => {
  it('菜单里写的角色都存在，每个分组都有入口', () => {
    const known: readonly string[] = roles.values
    for (const entry of menu) if (entry.roles !== 'all') expect(known).toEqual(expect.arrayContaining([...entry.roles]))
    expect(new Set(menu.map((entry) => entry.group))).toEqual(new Set(menuGroups))
    expect(everyPath.size).toBe(menu.length)
  })

  it('每个入口有自己的图标，不借别人的', () => {
    const twice = Map.groupBy(menu, (entry) => menuIcons[entry.icon])
    const borrowed = [...twice.values()].filter((own) => own.length > 1).map((own) => own.map((entry) => entry.key))
    expect(borrowed).toEqual([])
  })

  it('县级经办看不到审计，财政看不到实名台账，教师只看自己的课', () => {
    expect(keysOf('county-clerk')).not.toContain('audit')
    expect(keysOf('finance')).not.toContain('people')
    expect(keysOf('teacher')).toEqual(['work-queue', 'classes', 'assessment', 'policy'])
    expect(keysOf('auditor')).toContain('audit')
  })

  it('页面还没有的入口不出现', () => {
    expect(menuFor('county-clerk', new Set(['/'])).map((entry) => entry.key)).toEqual(['work-queue'])
  })

  it('详情页属于它的列表入口', () => {
    expect(entryOf('/classes/0190/attendance')?.key).toBe('classes')
    expect(entryOf('/')?.key).toBe('work-queue')
  })
})

describe('控制台页面表', () => {
  it('每个 *.page.tsx 都在页面表里，并导出 Page', () => {
    const table = readFileSync(new URL('./pages.ts', import.meta.url), 'utf8')
    const rooms = new URL('../rooms/', import.meta.url)
    const files = readdirSync(rooms, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.page.tsx'))
    expect(files).not.toEqual([])
    for (const file of files) {
      expect(table).toContain(`import('../rooms/${file}')`)
      expect(readFileSync(new URL(file, rooms), 'utf8'), file).toMatch(/export function Page\b/)
    }
  })
})
