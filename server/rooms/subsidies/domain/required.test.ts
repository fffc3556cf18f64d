import { expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { required, type Standing } from './required.ts'

const nothing: Standing = {
  dueFen: yuan(100),
  paidFen: yuan(100),
  repaidFen: yuan(0),
  outstandingFen: yuan(0),
  forgivenFen: yuan(0),
}
it.each<[string, Partial<Standing>, [string, number][]]>([
  ['事实没有变', {}, []],
  ['少了一天', { dueFen: yuan(50) }, [['recover', 50]]],
  ['已下达追回，再算一遍', { dueFen: yuan(50), outstandingFen: yuan(50) }, []],
  ['退回以后', { dueFen: yuan(50), repaidFen: yuan(50) }, []],
  ['退回以后又恢复', { repaidFen: yuan(50) }, [['top-up', 50]]],
  ['没有退回就恢复', { outstandingFen: yuan(50) }, [['ease', 50]]],
  ['已定不追', { dueFen: yuan(50), forgivenFen: yuan(50) }, []],
  ['已定不追五十，再少五十', { dueFen: yuan(0), forgivenFen: yuan(50) }, [['recover', 50]]],
  ['多了一天', { dueFen: yuan(150) }, [['top-up', 50]]],
])('应补应退：%s', (_, change, asked) => {
  const found = required({ ...nothing, ...change }).map((one) => [one.direction, one.amountFen / 100])
  expect(found).toEqual(asked)
})
