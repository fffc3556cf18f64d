import type { Actor } from '#platform/auth'
import type { Ground } from './ground.ts'
import type { Change } from './witness.ts'

/** Rows outside the common scope that an actor reads rightly, and why. */
export interface LegitimateRead {
  readonly tables: readonly string[]
  readonly why: string
  readonly allows: (actor: Actor, cells: Readonly<Record<string, unknown>>, ground: Ground) => boolean
}

export const legitimateReads: readonly LegitimateRead[] = [
  {
    tables: ['notices.public_notice', 'notices.notice_line'],
    why: '公示的内容人人可看（柳政规〔2019〕63号 六（二）公示）',
    allows: () => true,
  },
  {
    tables: ['catalog.question_set', 'catalog.question'],
    why: '已发布的题库人人可看（柳政规〔2019〕63号 六（三）开放性题库）',
    allows: (_, cells, ground) =>
      cells['state'] === 'released' ||
      cells['state'] === 'replaced' ||
      found(ground, 'catalog.question_set', { id: cells['set_id'], state: 'released' }).length > 0,
  },
  {
    tables: ['statistics.disclosure'],
    why: '已公开的资金使用情况人人可看（柳政规〔2019〕63号 六（四））',
    allows: (_, cells) => cells['state'] === 'published',
  },
  {
    tables: ['people.person', 'people.intent'],
    why: '结对院校看所结对县的台账（桂人社发〔2022〕7号 二：调查摸底）',
    allows: (actor, cells) =>
      actor.kind === 'organization' && actor.grantedRegions.includes(String(cells['region_code'])),
  },
  {
    tables: ['classes.training_class', 'classes.session'],
    why: '学员看自己所在的班和课表',
    allows: (actor, cells, { rows }) =>
      actor.kind === 'person' &&
      rows.some(
        ({ table, cells: own }) =>
          table === 'classes.enrollment' &&
          own['person_id'] === actor.personId &&
          own['class_id'] === (cells['class_id'] ?? cells['id']),
      ),
  },
  {
    tables: ['classes.fee_finding'],
    why: '学员看自己反映收费的核查结论（柳政规〔2019〕63号 三（三））',
    allows: (actor, cells, ground) =>
      actor.kind === 'person' &&
      found(ground, 'classes.fee_statement', { id: cells['statement_id'], person_id: actor.personId }).length > 0,
  },
  {
    tables: ['subsidies.batch', 'subsidies.payment_item'],
    why: '学员看载有自己补贴的那一批、那一笔',
    allows: (actor, cells, { rows }) =>
      actor.kind === 'person' &&
      rows.some(
        ({ table, cells: own }) =>
          own['person_id'] === actor.personId &&
          (table === 'subsidies.line' ? own['batch_id'] : table === 'subsidies.payment_item_line' && own['item_id']) ===
            cells['id'],
      ),
  },
  {
    tables: ['subsidies.basis'],
    why: '看得到核算结果的人看得到它的依据，同样情形的人共用一份',
    allows: (actor, cells, ground) =>
      actor.kind === 'person' &&
      found(ground, 'subsidies.decision', { basis_id: cells['id'], person_id: actor.personId }).length > 0,
  },
  {
    tables: ['talent.record'],
    why: '本人看有自己的获奖、评选和人才记录，单位看有自己职工的（柳政规〔2019〕63号 二（二））',
    allows: (actor, cells, ground) =>
      (actor.kind === 'person' || actor.kind === 'organization') &&
      found(ground, 'talent.member', {
        record_id: cells['id'],
        ...(actor.kind === 'person' ? { person_id: actor.personId } : { organization_id: actor.organizationId }),
      }).length > 0,
  },
  {
    tables: ['organizations.payee_account'],
    why: '台账所在的县看本县人的账户；付款的县看还要付去的、已付去过的那个账户（柳政规〔2019〕63号 六（四）资金安全）',
    allows: (actor, cells, ground) =>
      actor.kind === 'bureau' &&
      (registers(actor, cells, ground) ||
        below(actor, ground, 'subsidies.payment_item', { payee_account_id: cells['id'] }) ||
        (cells['replaced_at'] === null && owes(actor, cells, ground))),
  },
]

type Cells = Readonly<Record<string, unknown>>

const found = ({ rows }: Ground, table: string, wanted: Cells): Cells[] =>
  rows
    .filter((row) => row.table === table && Object.entries(wanted).every(([key, value]) => row.cells[key] === value))
    .map(({ cells }) => cells)

const below = ({ regionPrefix }: Actor, ground: Ground, table: string, wanted: Cells): boolean =>
  found(ground, table, wanted).some((cells) => String(cells['region_code']).startsWith(regionPrefix))

/** A person of the actor's registers. */
const registers = (actor: Actor, { person_id }: Cells, ground: Ground): boolean =>
  below(actor, ground, 'people.person', { id: person_id })

/** A line of the actor's counties for this payee, neither sent nor refused, of a batch still open. */
const owes = (actor: Actor, { payee_kind, payee_id }: Cells, ground: Ground): boolean =>
  found(ground, 'subsidies.line', { payee_kind, payee_id })
    .filter((line) => String(line['region_code']).startsWith(actor.regionPrefix))
    .some(
      ({ id, batch_id }) =>
        found(ground, 'subsidies.rejection', { line_id: id }).length === 0 &&
        found(ground, 'subsidies.payment_item_line', { line_id: id, live: true }).length === 0 &&
        found(ground, 'subsidies.batch', { id: batch_id }).some(
          ({ state }) => state !== 'closed' && state !== 'rejected',
        ),
    )

/** Narrow functions of the owner: they answer a question across counties with yes/no, a reference or a snapshot. */
export const narrowFunctions: Readonly<Record<string, string>> = {
  'talent.honour_roll': '光荣榜公开；没有同意、也没有公示过的姓名在库内遮住（柳政规〔2019〕63号 七（三））',
  'people.snapshot': '入班时的身份快照；只凭引用，不开台账',
  'people.references_of': '身份证号与姓名都对，才得到一个引用：外县人员可在本县参训；整份名单一次查',
  'people.benefit_overlaps': '与培训期间重叠的其他补助，防止重复享受；不含金额',
  'employment.insured_paid': '已到账的社会保险月份，不分录入的县；只凭引用，只有月份',
  'people.contracts_between': '核对劳动合同，不分县',
  'classes.fee_standings':
    '一个班的收费情况，只有入班的引用、金额和是否，不含原话；核算和申报都要问，学员只问得到自己的',
  'funds.account_for': '本县由哪个账户列支，可能是市级账户；不含金额',
  'funds.account_of': '同上，按引用',
}

/** Rows that anybody may write: they belong to no scope of the writer. */
export const everybodyWrites = [
  { table: 'audit.event', act: 'INSERT', why: '任何操作都留痕' },
  { table: 'audit.waiting', act: 'INSERT', why: '留痕后待成链，由触发器登记' },
  { table: 'audit.waiting', act: 'DELETE', why: '成链后由触发器销去' },
  { table: 'notices.objection', act: 'INSERT', why: '任何人可对公示提出异议' },
  { table: 'catalog.question_proposal', act: 'INSERT', why: '任何人可对题库提意见' },
] as const

/** Rows without a scope of their own, or of another's, that a narrow function of the owner writes for an actor. */
export const legitimateWrites: readonly {
  readonly table: string
  readonly why: string
  readonly allows: (actor: Actor, change: Change, ground: Ground) => boolean
}[] = [
  {
    table: 'notices.objection_file',
    why: '任何人凭异议的回执附上材料；只能添，不能读、不能改',
    allows: (_, { act, after }) => act === 'INSERT' && after?.['side'] === 'objection',
  },
  {
    table: 'auth.natural_person',
    why: '建账号时登记自然人，同一身份证号只一个',
    allows: (actor, { act }) => actor.kind === 'administration' && act === 'INSERT',
  },
  {
    table: 'auth.session',
    why: '系统管理员结束本辖区账号的登录',
    allows: (actor, { act, before }, { rows }) =>
      actor.kind === 'administration' &&
      act === 'DELETE' &&
      rows.some(
        ({ table, cells }) =>
          table === 'auth.user_account' &&
          cells['id'] === before?.['user_id'] &&
          String(cells['region_code']).startsWith(actor.keepsPrefix),
      ),
  },
  {
    table: 'organizations.payee_account',
    why: '台账所在的县、欠款的县录入新账户，别县录入的旧行随之停用，别的一字不动',
    allows: (actor, { act, before, after }, ground) =>
      actor.kind === 'bureau' &&
      act === 'UPDATE' &&
      before?.['replaced_at'] === null &&
      JSON.stringify({ ...after, replaced_at: null }) === JSON.stringify(before) &&
      (registers(actor, before, ground) || owes(actor, before, ground)),
  },
]
