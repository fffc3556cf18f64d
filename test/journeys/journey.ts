import { personReference } from '#people'
import { createUser, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { controlTotal } from '#subsidies/contract'
import { village } from './cast.ts'
import { liuzhou } from './liuzhou.ts'
import { rongshuiAfter } from './rongshui-after.ts'
import { rongshuiClass } from './rongshui-class.ts'
import { rongshuiMoney } from './rongshui-money.ts'
import { expectEqual, type Stage, type Step } from './stage.ts'

/** The whole way, in the order of the business date. */
export const journey: readonly (Step & { readonly needsTrainee?: boolean })[] = [
  ...liuzhou,
  ...rongshuiClass,
  ...rongshuiMoney,
  ...rongshuiAfter.map((step) => ({ ...step, needsTrainee: step.title.startsWith('12') })),
  { title: '控制总数：每一分钱恰在一处 [G-055][L-080]', run: settle },
]

/** 应享 = 已付 + 待付 + 暂缓 + 不予支付 + 超限 − 已追回 − 待追回, with the journey's own figures. */
async function settle(stage: Stage): Promise<string> {
  const auditor = await stage.as('demo-auditor')
  const { total } = await auditor.call(controlTotal)
  const { entitledFen, paidFen, toPayFen, heldFen, rejectedFen, cutFen, differenceFen } = total
  expectEqual(
    '控制总数',
    [entitledFen, paidFen, toPayFen, heldFen, rejectedFen, cutFen, differenceFen],
    [2_315_000, 2_315_000, 0, 0, 0, 0, 0],
  )
  return '应享 23,150.00 = 已付 23,150.00 + 待付 0 + 暂缓 0 + 不予支付 0 + 超限 0（2,000.00 + 3,600.00 + 17,550.00）'
}

/** The trainee's account, made where an administrator would: for the 17th of the village. */
export async function hireTrainee(database: Database): Promise<void> {
  const person = village[16]
  if (!person) return
  await inTransaction(database, theSystem, async (tx) => {
    const personId = await personReference(tx, person.residentId, person.name)
    const { name, residentId } = person
    await createUser(tx, {
      account: 'demo-trainee',
      name,
      residentId,
      role: 'trainee',
      regionCode: '450225',
      personId,
      validFrom: tx.today,
    })
  })
}
