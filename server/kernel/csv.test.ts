import { expect, it } from 'vitest'
import { readCsv } from './csv.ts'

it('带引号、逗号、换行和空行的表', () => {
  expect(readCsv('a,b\n1,"x, ""y""\nz"\n\n2,\n')).toEqual([
    { a: '1', b: 'x, "y"\nz' },
    { a: '2', b: '' },
  ])
})
