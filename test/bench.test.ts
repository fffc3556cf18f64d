import { expect, it } from 'vitest'
import { decideByHand } from '../bench/policy/hand-written.ts'
import { benchPacks } from '../bench/policy/packs.ts'
import { caseOf, enrolmentOf } from '../bench/policy/world.ts'
import { compilePacks } from '../server/rooms/policy/domain/compiled/compile.ts'

it('性能对照的手写函数与政策包说的一样；规则改了，对照也要改', () => {
  const packs = compilePacks(benchPacks)
  const [own, other] = [packs.outcomes('training'), packs.outcomes('training')]
  const world = { enrolments: 4_000, people: 2_000 }
  let entitled = 0
  for (let n = 0; n < world.enrolments; n++) {
    const { facts } = caseOf(enrolmentOf(world, n), n)
    packs.decide(facts, own)
    decideByHand(facts, other)
    expect([...other.unmet, ...other.amountFen, ...other.uncappedFen], JSON.stringify(facts)).toEqual([
      ...own.unmet,
      ...own.amountFen,
      ...own.uncappedFen,
    ])
    entitled += own.unmet.filter((unmet) => unmet === 0).length
  }
  expect(entitled).toBeGreaterThan(200)
})
