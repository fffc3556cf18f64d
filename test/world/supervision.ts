import { addDays, type DateText } from '#kernel/dates'
import { listCommitments } from '#notices/contract'
import { declareInterest } from '#organizations/contract'
import * as supervision from '#supervision/contract'
import type { Hire, Worker } from './client.ts'
import { organizations } from './staff.ts'

/** Who supervises a county of the demo. */
interface Hands {
  readonly clerk: Worker
  readonly reviewer: Worker
  readonly approver: Worker
}

const COUNTIES = [
  ['', organizations.workshop],
  ['-sanjiang', organizations.workshop2],
] as const

/** The newest look over both counties: what the records show, what was checked of it, one complaint under way. */
export async function supervise(as: Hire, today: DateText): Promise<void> {
  for (const [suffix, workshop] of COUNTIES) {
    const hands = {
      clerk: as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk'),
      reviewer: as(suffix ? 'demo-reviewer-sanjiang' : 'demo-second-reviewer'),
      approver: as(`demo-approver${suffix}`),
    }
    await hands.approver.do(declareInterest, { body: { kind: 'none', note: '本年度申报' } })
    await hands.clerk.do(supervision.runRisks, { body: {} })
    await visit(hands, today)
    await complain(hands, workshop.id)
    await breakPromise(hands, today)
  }
}

/** Three classes drawn by lot; the first was visited and something is to be put right, the second waits for confirmation. */
async function visit({ clerk, reviewer }: Hands, today: DateText): Promise<void> {
  const seed = `公开摇号-${today}`
  const { checkIds } = await clerk.do(supervision.drawSample, { body: { size: 3, seed, dueOn: addDays(today, 14) } })
  const checklist = supervision.checkItems.values.map((item) => ({ item, answer: 'yes' as const }))
  for (const [index, checkId] of checkIds.slice(0, 2).entries()) {
    const outcome = index === 0 ? ('problems' as const) : ('clean' as const)
    const note = index === 0 ? '当日课程内容与课表不一致，教师临时调课没有报备' : '按课表上课，抽点5人均为本班学员'
    const body = { visitedOn: today, outcome, checklist, note, version: 1 }
    await clerk.do(supervision.recordCheck, { params: { checkId }, body })
  }
  const finding = {
    title: '调课没有报备',
    demand: '补报调课说明；今后调课须在前一天报备',
    dueOn: addDays(today, 7),
  }
  const params = { checkId: checkIds[0] ?? '' }
  await reviewer.do(supervision.confirmCheck, { params, body: { version: 2, finding } })
}

/** One point of the newest promise was not kept: a finding with its day, shown at the next signing. */
async function breakPromise({ clerk }: Hands, today: DateText): Promise<void> {
  const { rows } = await clerk.do(listCommitments, { query: { matterKind: 'opening' } })
  const commitment = rows[0]
  if (!commitment) return
  await clerk.do(supervision.findBreach, {
    body: {
      commitmentId: commitment.id,
      points: [1],
      title: '演示：开班材料与承诺不一致',
      facts: '抽查发现申请表所列场地面积与实际不符（演示数据）',
      demand: '更正申请材料，说明原因',
      dueOn: addDays(today, 10),
    },
  })
}

/** A complaint was taken up, and a letter to another authority is proposed; nothing stops money in the demo. */
async function complain({ clerk }: Hands, organizationId: string): Promise<void> {
  const { id: caseId } = await clerk.do(supervision.openCase, {
    body: {
      source: 'complaint',
      organizationId,
      title: '演示：群众反映有人冒名签到',
      grounds: '演示来信：4月班上有一人两天没有到课，签到表上却有签名。待核实，不作认定。',
    },
  })
  const measure = {
    reason: '请市场监管部门协查用工登记',
    document: '演示监函〔2024〕1号',
    authority: '县市场监督管理局',
  }
  await clerk.do(supervision.proposeMeasure, { params: { caseId }, body: { kind: 'transfer', ...measure } })
}
