import { expect, it } from 'vitest'
import { placeOf } from './console-place.ts'

it('服务端给的地址和页面里写的地址是同一个地方', () => {
  const there = { to: '/accounts', search: { state: 'unchecked' } }
  expect(placeOf('/console/accounts?state=unchecked')).toEqual(there)
  expect(placeOf('/accounts?state=unchecked')).toEqual(there)
  expect(placeOf('/console')).toEqual({ to: '/', search: {} })
  expect(placeOf('/consoles')).toEqual({ to: '/consoles', search: {} })
})
