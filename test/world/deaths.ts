import { addDays, type DateText } from '#kernel/dates'
import { deathTitles, importDeaths } from '#people/contract'
import { listFile } from '../list-file.ts'
import type { Hire } from './client.ts'
import type { Villager } from './people.ts'
import type { Happening } from './scheduler.ts'

/**
 * A fictitious list of the funeral home, received late: somebody of an old class, and somebody whom a class of May marked as
 * present for days after.
 */
export function deathHappenings(
  as: Hire,
  { old, trained, startsOn }: { readonly old: Villager; readonly trained: Villager; readonly startsOn: DateText },
  on: DateText,
): Happening[] {
  const row = ({ name, residentId }: Villager, diedOn: string) => ({
    name,
    residentId,
    diedOn,
    document: '演示殡仪馆火化名单2024年5月',
  })
  const rows = [row(old, '2023-11-02'), row(trained, addDays(startsOn, 1))]
  const run = async () => {
    const file = listFile(deathTitles, rows, '演示死亡名单2024-5.csv')
    const { errors } = await as('demo-county-clerk').do(importDeaths, { file })
    if (errors.length > 0) throw new Error(`演示名单有误：${JSON.stringify(errors)}`)
  }
  return [{ on, run }]
}
