import { addDays } from '#kernel/dates'
import { yuan } from '#kernel/money'
import * as subsidies from '#subsidies/contract'
import type { LivingClass } from './class-life.ts'
import { claim, type MoneyHands, send, settle, step } from './class-money.ts'
import type { Happening } from './scheduler.ts'

/**
 * 先行拨付: the organizer of an approved class asks for a part of its subsidy, which arrives before the class begins; what the
 * class is due is settled against it afterwards. Nothing where the plan asks for none.
 */
export function advance(living: LivingClass, hands: MoneyHands): Happening[] {
  const { planned } = living
  const { ahead } = planned
  if (!ahead) return []
  const approvedOn = addDays(planned.startsOn, -7 - ahead.days)
  const asked = { planned, id: '' }
  const acts: readonly (readonly [days: number, run: () => Promise<unknown>])[] = [
    [1, async () => Object.assign(asked, await ask(living, hands, yuan(ahead.yuan)))],
    [1, () => claim({ matterKind: 'advance', matterId: asked.id }, asked, hands.organizer)],
    [2, () => step(asked, hands.clerk, subsidies.firstReview)],
    [3, () => step(asked, hands.reviewer, subsidies.secondReview)],
    [4, () => step(asked, hands.approver, subsidies.approveBatch)],
    [7, () => step(asked, hands.clerk, subsidies.publishBatch)],
    [23, () => send(asked, hands.finance)],
    [25, () => settle(asked, hands.accountant)],
  ]
  return acts.map(([days, run]) => ({ on: addDays(approvedOn, days), run }))
}

async function ask({ id: classId }: LivingClass, { organizer }: MoneyHands, askedFen: ReturnType<typeof yuan>) {
  const { id } = await organizer.do(subsidies.askAdvance, { params: { classId }, body: { askedFen } })
  return { id }
}
