import { expect, it } from 'vitest'
import { openTestHouse } from '../../../test/harness.ts'
import { listRegions } from './contract.ts'

it('不要乡镇的一份行政区划列得全：自治区、设区市、县', async () => {
  const house = await openTestHouse()
  const { regions, total } = await house.visitor.call(listRegions, { query: { townships: 'none' } })
  expect(regions.length).toBe(total)
  expect(regions.map(({ code }) => code)).toEqual(expect.arrayContaining(['450000', '450200', '450225']))
  expect(regions.every(({ level }) => level !== 'township')).toBe(true)
  await house.close()
})
