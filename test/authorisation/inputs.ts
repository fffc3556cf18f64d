import type { z } from 'zod'
import { demoBankCard } from '#kernel/bank-card'
import { demoCreditCode } from '#kernel/credit-code'
import { demoPhone } from '#kernel/phone'
import { registerKeys, registerTitles } from '#people/contract'
import type { Row } from '#platform/http'
import { shippedLayouts } from '../../server/rooms/subsidies/layouts/shipped.ts'
import type { Villager } from '../world/people.ts'
import type { Target } from './cast.ts'
import type { GroundRow } from './ground.ts'
import { TABLE_OF } from './table-of.ts'

/** What a call is filled from: rows of the place it points at, and a person who lives there. */
export interface Aim {
  readonly target: Target
  /** A row of the table at the place pointed at. */
  readonly row: (table: string) => GroundRow['cells'] | undefined
  readonly villager: Villager
  /** Which of several choices a free field takes. */
  readonly turn: number
}

const NOTHING = '00000000-0000-4000-8000-000000000000'

type Fill = (aim: Aim, given: Readonly<Record<string, unknown>>) => unknown

const cell = (aim: Aim, table: string, column: string) => aim.row(table)?.[column]

const ownOrganization: Fill = (aim) =>
  aim.target.organizationId ?? cell(aim, 'organizations.organization', 'id') ?? NOTHING

/** Fields that carry the place pointed at, or somebody who lives there: filled also where they may be left out. */
const AIMED: Readonly<Record<string, Fill>> = {
  regionCode: ({ target }) => target.regionCode,
  cityCode: ({ target }) => `${target.regionCode.slice(0, 4)}00`,
  name: ({ villager }) => villager.name,
  residentId: ({ villager }) => villager.residentId,
  organizationId: ({ target }) => target.organizationId ?? NOTHING,
  payeeId: (aim, { payeeKind }) =>
    payeeKind === 'person'
      ? (cell(aim, 'people.person', 'id') ?? NOTHING)
      : (cell(aim, 'organizations.payee_account', 'organization_id') ?? aim.target.organizationId ?? NOTHING),
  'organizations.organizationId': ownOrganization,
  'auth.organizationId': ownOrganization,
  'organizations.version': () => 1,
  'targets.version': () => 1,
  'targets.from': () => '2024-01-01',
  'targets.lifted': () => 10_000,
  'targets.resettled': () => 0,
  'supervision.version': () => 1,
  receiptCode: (aim) => cell(aim, 'notices.objection', 'receipt_code') ?? '0000-0000',
  version: (aim) => cell(aim, 'classes.training_class', 'version') ?? 1,
  'employment.version': (aim) => cell(aim, 'employment.claim_list', 'version') ?? 1,
  listHash: (aim) => cell(aim, 'subsidies.batch', 'list_hash') ?? 'a'.repeat(64),
  hash: (aim) => cell(aim, 'statistics.monthly_report', 'hash') ?? 'a'.repeat(64),
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  representing: '450200',
  onDay: '2024-05-20',
  target: 'lz-2019-63-poor-training',
  seenHash: 'a'.repeat(64),
  account: 'new-account',
  creditCode: demoCreditCode(901),
  month: '2024-05',
  months: '2024-05',
  monthFrom: '2024-04',
  monthUntil: '2024-04',
  term: '2024-spring',
  year: 2030,
  openingApprovedAt: '2024-03-01T09:00',
  firstSessionAt: '2024-03-11T09:00',
  startsAt: '08:30',
  endsAt: '17:00',
  typeCode: 'professional-qualification',
  masks: 'A-99',
  'assessment.number': '0000000000000002',
  'assessment.level': 'intermediate',
  'assessment.issuedOn': '2024-05-20',
  documentId: 'gx-2022-7',
  anchor: 'gx-2022-7#10',
  'subsidies.matterKind': 'training',
  'subsidies.check': 'account-settled',
  'subsidies.shape': shippedLayouts[0]?.shape,
  packId: 'gx-2022-7',
  pack: 'gx-2022-7',
  place: '10',
  rule: 'workshop-training',
  key: 'lz-2019-63/enterprise-training',
  column: 'completed',
  tradeCode: '演示-01',
  occupation: null,
  accountNumber: demoBankCard(5),
  phone: demoPhone(5),
  contact: demoPhone(5),
  township: '融水镇',
  townshipCode: '450225100',
  dwelling: '农村',
  intent: '培训',
  days: 5,
  limit: 50,
  siteId: null,
  briefingId: NOTHING,
  region: '450225',
  text: '一次性告知：须知内容。'.repeat(20),
  commitmentText: '本单位承诺所报材料真实。'.repeat(5),
}

/** Fields of a date that a call fills with one day. */
const DAY = '2024-06-05'

/** Params, query and body of a call that points at a place. `bare`: what may be left out is left out. */
export function inputFor(room: string, { endpoint }: Row, aim: Aim, bare: boolean) {
  const part = (shape: z.ZodObject | undefined) =>
    shape ? (fill(shape, { room, aim, bare, name: '', given: {} }) as Record<string, unknown>) : undefined
  return {
    params: part(endpoint.params),
    query: part(endpoint.query),
    body: part(endpoint.body),
    ...(endpoint.accepts === 'file' && { file: fileFor(endpoint.path, aim) }),
  }
}

interface Context {
  readonly room: string
  readonly aim: Aim
  readonly bare: boolean
  readonly name: string
  readonly given: Readonly<Record<string, unknown>>
}

function fill(schema: z.core.$ZodType, context: Context): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const { aim, name, given } = context
  const one = name.replace(/Ids$/, 'Id')
  const table = TABLE_OF[`${context.room}.${one}`] ?? TABLE_OF[one]
  if (def.type === 'object') return fillObject(def.shape, context)
  if (def.type === 'array') return [fill(def.element, context)]
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable') return fill(def.innerType, context)
  if (def.type === 'pipe') return fill(def.in, context)
  if (table) return cell(aim, table, 'id') ?? NOTHING
  const aimed = AIMED[`${context.room}.${name}`] ?? AIMED[name]
  if (aimed) return aimed(aim, given)
  const sample = `${context.room}.${name}` in SAMPLES ? `${context.room}.${name}` : name
  if (sample in SAMPLES) return SAMPLES[sample]
  if (def.type === 'enum') return turned(Object.values(def.entries), aim.turn)
  if (def.type === 'literal') return def.values[0]
  if (def.type === 'union' && def.options[0]) return fill(def.options[0], context)
  if (def.type === 'number') return 1
  if (def.type === 'boolean') return aim.turn % 2 === 0
  return schema instanceof Object && accepts(schema, DAY) && !accepts(schema, '试') ? DAY : '演示内容'
}

const accepts = (schema: z.core.$ZodType, value: unknown): boolean => (schema as z.ZodType).safeParse(value).success

const turned = <T>(list: readonly T[], turn: number): T | undefined => list[turn % list.length]

function fillObject(shape: Readonly<Record<string, z.core.$ZodType>>, context: Context): Record<string, unknown> {
  const filled: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const aimed =
      `${context.room}.${name}` in AIMED || name in AIMED || `${context.room}.${name}` in TABLE_OF || name in TABLE_OF
    if (accepts(schema, undefined) && (context.bare || !aimed)) continue
    filled[name] = fill(schema, { ...context, name, given: filled })
  }
  return filled
}

/** The file an upload brings: somebody who lives at the place pointed at. */
function fileFor(path: string, { villager }: Aim) {
  const { name, residentId } = villager
  const texts: Readonly<Record<string, string>> = {
    '/api/people/imports': register(villager),
    '/api/people/benefits':
      `姓名,居民身份证号,补助项目,补助内容,起始日期,截止日期,依据文件,数据截至日期\r\n` +
      `${name},${residentId},雨露计划,培训补助,2024-03-01,2024-03-31,测试,2024-05-01`,
    '/api/people/deaths': deaths(villager),
    '/api/people/deaths/previews': deaths(villager),
    '/api/people/student-aid': `姓名,居民身份证号,入学日期,学制终止日期\r\n${name},${residentId},2023-09-01,2026-07-01`,
    '/api/employment/claim-lists/:listId/placements': `姓名,居民身份证号,用人单位,劳动合同起始日期\r\n${name},${residentId},测试,2024-04-01`,
    '/api/employment/claim-lists/:listId/work-months': `姓名,居民身份证号,以工代训月份,工资（元）,工资发放日期,发放凭证号\r\n${name},${residentId},2024-04,2000,2024-05-10,测试`,
    '/api/employment/insured-months/imports': `姓名,居民身份证号,参保单位,缴费月份,清单文号\r\n${name},${residentId},测试,2024-04,测试`,
    '/api/employment/dangerous-posts': `姓名,居民身份证号,岗位\r\n${name},${residentId},高处作业`,
    '/api/assessment/credentials/imports': [
      '姓名,居民身份证号,证书种类,证书编号,职业（工种）编码,等级,发证日期,发证机构',
      `${name},${residentId},职业资格证书,0000000000000001,6-18-02-04,初级工,2024-05-20,测试`,
    ].join('\r\n'),
    '/api/policy/rate-sheet': '行,单位,标准\r\n标准,元/人,600',
    '/api/trades/import': '编码,职业名称,版次,来源\r\n6-18-02-04,焊工,2022,测试来源',
    '/api/question-sets': '题号,题型,题干,答案\r\n1,判断题,演示题,对',
    '/api/trade-lists': '职业（工种）,编码\r\n演示工种,',
    '/api/classes/:classId/roster': `姓名,身份证号\r\n${name},${residentId}`,
    '/api/talent/contests/:contestId/results': results(villager),
    '/api/statistics/exchange/import': `平台编号,系统编号\r\n${NOTHING},1`,
    '/api/subsidies/reconciliations/:regionCode/:month/statements':
      '交易日期,支出,对方户名,对方账号,付款单号\r\n2024-05-20,1.00,测试,0000,测试',
    '/api/notices/objections/receipts/:receiptCode/files': '%PDF-1.7 说明',
    '/api/notices/objections/:objectionId/files': '%PDF-1.7 核查情况',
    '/api/subsidies/orders/:orderId/receipts': '序号,金额,结果,原因\r\n1,1.00,成功,',
  }
  const text = texts[path]
  if (!text) throw new Error(`没有为 ${path} 备好文件`)
  return { name: '表格.csv', bytes: new TextEncoder().encode(text) }
}

function register({ name, residentId }: Villager): string {
  const cells: Readonly<Record<string, string>> = {
    name,
    residentId,
    township: '融水镇',
    dwelling: '农村',
    phone: demoPhone(5),
    intent: '培训',
    trade: '藤编',
    bankName: '演示银行',
    account: demoBankCard(5),
  }
  return [registerKeys.map((key) => registerTitles[key]), registerKeys.map((key) => cells[key] ?? '')].join('\r\n')
}

function results({ name, residentId }: Villager): string {
  const cells = {
    竞赛项目: '焊工',
    奖项编号: '试1',
    名次: '第一名（一等奖）',
    奖项名称: '一等奖',
    姓名: name,
    居民身份证号: residentId,
    '奖项金额（元）': '100',
    获奖日期: '2024-05-20',
    所在县代码: '450225',
    代表地区代码: '450200',
    文号: '演示赛奖〔2024〕1号',
    文件名称: '获奖通报',
  }
  return [Object.keys(cells), Object.values(cells)].join('\r\n')
}

const deaths = ({ name, residentId }: Aim['villager']) =>
  `姓名,居民身份证号,死亡日期,依据和文号\r\n${name},${residentId},2024-05-20,测试`
