import { listMyClasses } from '#classes/contract'
import * as employment from '#employment/contract'
import { listPeople } from '#people/contract'
import { getTimeline } from '#platform/auth/contract'
import * as statistics from '#statistics/contract'
import * as subsidies from '#subsidies/contract'
import { village } from './cast.ts'
import { day, expectEqual, made, type Stage, type Step } from './stage.ts'

const FIVE = village.slice(15)
const POSTS = ['藤编工', '缝纫工', '养老护理员', '茶园采摘工'] as const

/** Steps 10 to 12: work for those without, the monthly report, and what the trainee sees. */
export const rongshuiAfter: readonly Step[] = [
  { title: '10 培训后未就业的5人：登记、指导、推介3个岗位，3个月内回访 [G-027][G-028][G-029][G-030]', run: serve },
  { title: '11 月报由记录算出，报送即冻结，每个数打开到人 [L-130]', run: report },
  { title: '12 学员在手机上看见班级、考勤、钱和为什么、岗位 [G-009]', run: trainee },
]

async function serve(stage: Stage): Promise<string> {
  const clerk = await stage.as('demo-county-clerk')
  const posts = await publishPosts(stage)
  const matters = await waitForMatters(stage)
  expectEqual('服务事项的人', matters.map(({ personName }) => personName).sort(), FIVE.map(({ name }) => name).sort())
  for (const matter of matters) await serveOne(stage, matter.id, posts)
  const params = { matterId: matters[0]?.id ?? '' }
  const { matter } = await clerk.call(employment.getMatter, { params })
  expectEqual('回访期限', matter.followUpDueOn, '2024-10-05')
  await stage.clockTo('2024-07-08')
  await clerk.call(employment.recordFollowUp, {
    params,
    body: { outcome: 'contract-employment', employer: '演示·融水苗家工艺厂', note: '已上岗，签订一年合同' },
  })
  await clerk.call(employment.closeMatter, { params })
  return '5 人各推介 3 个不同的在招岗位，第三个之日（7 月 5 日）起 3 个月，10 月 5 日前回访'
}

/** The outbox brings the matters after the class's completion; a second or two at most. */
async function waitForMatters(stage: Stage) {
  const clerk = await stage.as('demo-county-clerk')
  for (let attempt = 0; attempt < 40; attempt++) {
    const { rows } = await clerk.call(employment.listMatters, { query: { limit: 50 } })
    const ours = rows.filter(({ classId }) => classId === made(stage, 'gx-workshop'))
    if (ours.length >= FIVE.length) return ours
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('结业后没有出现就业服务事项')
}

async function publishPosts(stage: Stage): Promise<string[]> {
  const agency = await stage.as('demo-hr-agency')
  const ids: string[] = []
  for (const title of POSTS) {
    const { id } = await agency.call(employment.publishPost, {
      body: {
        title,
        employer: '演示·融水苗家工艺厂',
        workplace: '融水镇',
        payText: '月薪3200–4500元',
        heads: 10,
        openUntil: day('2024-12-31'),
      },
    })
    ids.push(id)
  }
  return ids
}

async function serveOne(stage: Stage, matterId: string, posts: readonly string[]): Promise<void> {
  const clerk = await stage.as('demo-county-clerk')
  const params = { matterId }
  for (const kind of ['registration', 'guidance', 'placement'] as const) {
    await clerk.call(employment.recordService, { params, body: { kind, note: '当面办理' } })
  }
  for (const [index, postId] of posts.slice(0, 3).entries()) {
    if (index === 2) {
      const short = await clerk.refused(employment.closeMatter, { params })
      expectEqual('不满3个不能办结', short.rules?.[0]?.anchor, 'gx-2022-7#3-5')
    }
    await clerk.call(employment.referPost, { params, body: { postId } })
  }
  const twice = await clerk.refused(employment.referPost, { params, body: { postId: posts[0] ?? '' } })
  expectEqual('同一岗位推介两次', twice.status, 409)
}

async function report(stage: Stage): Promise<string> {
  await stage.clockTo('2024-07-10')
  const service = await stage.as('demo-city-employment-service')
  const month = '2024-06' as never
  const preview = await service.call(statistics.previewReport, { query: { month } })
  const sent = await service.call(statistics.submitReport, { body: { month, hash: preview.hash } })
  expectEqual('10日内不算迟', sent.late, false)
  const officer = await stage.as('demo-city-officer')
  const found = await officer.call(statistics.getReport, { params: { reportId: sent.id } })
  expectEqual('原样', [found.intact, found.hash], [true, preview.hash])
  const cells = await openCells(stage, sent.id, found.figures)
  await stage.clockTo('2024-08-11')
  const july = await service.call(statistics.previewReport, { query: { month: '2024-07' as never } })
  const late = await service.call(statistics.submitReport, { body: { month: '2024-07' as never, hash: july.hash } })
  expectEqual('11日起算迟报', late.late, true)
  return `6 月 ${cells} 个数逐一打开到人，哈希 ${sent.hash.slice(0, 12)}…；8 月 11 日报 7 月即为迟报`
}

/** Every figure of the report opens to people whose count (or money) is that figure. */
async function openCells(stage: Stage, reportId: string, figures: statistics.Figures): Promise<number> {
  const officer = await stage.as('demo-city-officer')
  let opened = 0
  for (const column of figures.columns) {
    const query = { column: column.key, limit: 200 }
    const { rows, figure } = await officer.call(statistics.reportPeople, { params: { reportId }, query })
    const counted = column.unit === 'count' ? rows.length : rows.reduce((total, row) => total + row.amountFen, 0)
    expectEqual(
      `“${column.labels[0]}”打开到人`,
      [counted, figure],
      [figures.total[column.key], figures.total[column.key]],
    )
    opened += 1
  }
  const totalOf = (key: RegExp) => figures.total[figures.columns.find((column) => key.test(column.key))?.key ?? '']
  expectEqual('6月结业人次', totalOf(/complet/), 20)
  return opened
}

async function trainee(stage: Stage): Promise<string> {
  const me = await stage.as('demo-trainee')
  const { classes } = await me.call(listMyClasses)
  const mine = classes.find(({ classId }) => classId === made(stage, 'gx-workshop'))
  expectEqual('我的考勤', mine?.attendedDates.length, 3)
  const { lines } = await me.call(subsidies.myMoney)
  const living = lines.find(({ toMe, amountFen }) => toMe && amountFen > 0)
  expectEqual('我的钱', [living?.amountFen, living?.place], [15_000, 'paid'])
  const refused = lines.find(({ place }) => place === 'not-entitled')
  const { matters } = await me.call(employment.getMyPosts)
  expectEqual('我的岗位', matters[0]?.posts.length, 3)
  const clerk = await stage.as('demo-county-clerk')
  const { rows } = await clerk.call(listPeople, { query: { name: village[16]?.name ?? '' } })
  const { events } = await clerk.call(getTimeline, { params: { personId: rows[0]?.id ?? '' } })
  const roomsSeen = new Set(events.map(({ room }) => room))
  for (const room of ['people', 'classes', 'assessment', 'subsidies', 'employment']) {
    if (!roomsSeen.has(room)) throw new Error(`一人一档里没有 ${room}`)
  }
  return `出勤 3 天，${living?.sentence ?? ''}；车间补贴与我无关的原因也看得到：${refused?.sentence ?? ''}`
}
