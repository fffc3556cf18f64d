import { randomUUID } from 'node:crypto'
import * as works from '#funds/contract'
import { allotFunds } from '#funds/contract'
import { demoBankCard } from '#kernel/bank-card'
import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import type { CallOf } from '#kernel/endpoint'
import { type Fen, yuan } from '#kernel/money'
import { saveOrganization } from '#organizations'
import { changeAccount, checkAccount } from '#organizations/contract'
import { type Role, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { checkRates, enterRates } from '#policy/contract'
import type { BasicWorkItem, FundSource } from '#policy/language'
import { openTestHouse } from './harness.ts'

export const COUNTY = '450225'
export const CITY = '450200'
export const SPECIAL = 'unemployment-insurance-surplus'
export const GENERAL = 'employment-subsidy-fund'

type Proposal = NonNullable<CallOf<typeof works.proposeBasicWork>['body']>
/** How far a work is brought, in the order of its life. */
const LIFE = ['proposed', 'approved', 'delivered', 'accepted', 'sent', 'paid'] as const

/** For the tests of basic works: a county of 柳州 in 2021, its officers, money, and an enterprise with a checked account. */
export async function openBasicWorkDesk() {
  const house = await openTestHouse({ date: '2021-06-01' })
  const staff = (role: Role, regionCode = COUNTY, human?: string) =>
    house.as(role, { regionCode, ...(human && { human }) })
  const people = {
    clerk: await staff('county-clerk', COUNTY, 'clerk-human'),
    approver: await staff('approver'),
    finance: await staff('finance'),
    accountant: await staff('accountant'),
    reviewer: await staff('second-reviewer'),
    city: await staff('city-officer', CITY),
    region: await staff('region-officer', '450000'),
  }
  let serial = 0

  let today = '2021-06-01' as DateText
  const turnTo = async (day: string) => {
    today = day as DateText
    await house.database.pool.query('update platform.business_clock set today = $1', [day])
  }
  const organization = async (kind: 'enterprise' | 'assistance-workshop' = 'enterprise') => {
    serial += 1
    const creditCode = demoCreditCode(800 + serial)
    const one = { id: randomUUID(), kind, name: `测试技能研究院${serial}`, creditCode, regionCode: COUNTY }
    await inTransaction(house.database, theSystem, (tx) => saveOrganization(tx, one))
    return one
  }
  /** Enters an account; another person checks it unless told otherwise. */
  const account = async (of: { id: string; name: string }, checked = true, number = demoBankCard(30_000 + serial)) => {
    serial += 1
    const body = { payeeKind: 'organization', payeeId: of.id, holderName: of.name, bankName: '测试银行' } as const
    const { id: accountId } = await people.clerk.call(changeAccount, { body: { ...body, accountNumber: number } })
    if (checked) await people.reviewer.call(checkAccount, { params: { accountId } })
    return accountId
  }
  const sources = async (item: BasicWorkItem, fundSources: readonly FundSource[]) => {
    const head = {
      documentNumber: `测试财〔2021〕${item}`,
      documentTitle: '资金来源',
      effectiveFrom: '2021-01-01' as DateText,
    }
    const body = { ...head, key: `lz-2019-63/${item}-sources`, regionCode: CITY, fundSources: [...fundSources] }
    const { id: tableId } = await people.city.call(enterRates, { body })
    await people.region.call(checkRates, { params: { tableId } })
  }
  const allot = async (source: FundSource, amountFen: Fen) => {
    serial += 1
    const body = { source, regionCode: COUNTY, amountFen, documentNumber: `测试下达〔2021〕${serial}号` }
    return people.finance.call(allotFunds, { body })
  }
  const institute = await organization()
  await account(institute)
  await turnTo('2021-06-10')
  const { accountId } = await allot(SPECIAL, yuan(100_000))

  const proposal = (change: Partial<Proposal> = {}): Proposal => {
    serial += 1
    return {
      regionCode: COUNTY,
      item: 'teaching-materials',
      title: `焊工培训教材${serial}`,
      organizationId: institute.id,
      source: SPECIAL,
      amountFen: yuan(1_000),
      document: `测试人社〔2021〕${serial}号`,
      purpose: '编写焊工岗前培训教材一册',
      responsibleUnit: '融水县人社局职业能力建设股',
      responsiblePerson: '测试负责人',
      startsOn: today,
      dueOn: '2021-12-31' as DateText,
      ...change,
    }
  }
  const propose = async (change: Partial<Proposal> = {}) =>
    (await people.clerk.call(works.proposeBasicWork, { body: proposal(change) })).basicWorkId

  const acts: Readonly<Record<Exclude<works.BasicWorkAct, 'propose'>, () => Act>> = {
    approve: () => [works.approveBasicWork, people.approver, { note: '同意' }],
    refuse: () => [works.refuseBasicWork, people.approver, { note: '内容重复' }],
    withdraw: () => [works.withdrawBasicWork, people.approver, { note: '不再开展' }],
    deliver: () => [
      works.deliverResult,
      people.clerk,
      { resultTitle: '焊工教材定稿', resultDocument: '测试验〔2021〕1号', resultOn: today },
    ],
    'send-back': () => [works.sendBackResult, people.approver, { note: '缺评审意见' }],
    accept: () => [works.acceptResult, people.approver, { amountFen: yuan(900), note: '合格' }],
    send: () => {
      serial += 1
      return [works.sendBasicWork, people.finance, { orderNumber: `测试付〔2021〕${serial}` }]
    },
    confirm: () => [works.confirmBasicWork, people.accountant, { amountFen: yuan(900), bankNumber: '回单1' }],
    return: () => [works.returnBasicWork, people.accountant, { bankNumber: '回单2', bankReason: '账号已销户' }],
  }
  const act = async (name: keyof typeof acts, basicWorkId: string, by?: Act[1], body?: object) => {
    const [endpoint, usual, usualBody] = acts[name]()
    const given = { params: { basicWorkId }, body: { ...usualBody, ...body } }
    return (by ?? usual).send(endpoint, given as never)
  }
  /** As `act`, and it must be done. */
  const done = async (name: keyof typeof acts, basicWorkId: string, body?: object) => {
    const { status, body: said } = await act(name, basicWorkId, undefined, body)
    if (status !== 200) throw new Error(`${name} → ${status} ${JSON.stringify(said)}`)
    return said
  }
  const toward = {
    approved: 'approve',
    delivered: 'deliver',
    accepted: 'accept',
    sent: 'send',
    paid: 'confirm',
  } as const
  /** A new work, brought to a state. */
  const workIn = async (state: works.BasicWorkState, change: Partial<Proposal> = {}): Promise<string> => {
    const id = await propose(change)
    const aside = { refused: 'refuse', returned: 'return', withdrawn: 'withdraw' } as const
    const last =
      state in aside
        ? ({ refused: 'proposed', returned: 'sent', withdrawn: 'approved' } as const)[state as keyof typeof aside]
        : state
    for (const step of LIFE.slice(1, LIFE.indexOf(last as (typeof LIFE)[number]) + 1)) {
      if (step !== 'proposed') await done(toward[step], id)
    }
    if (state in aside) await done(aside[state as keyof typeof aside], id)
    return id
  }
  const read = (basicWorkId: string) => people.clerk.call(works.getBasicWork, { params: { basicWorkId } })

  return {
    house,
    ...people,
    staff,
    turnTo,
    organization,
    account,
    sources,
    allot,
    institute,
    accountId,
    ...{ proposal, propose, act, done, workIn, read },
  }
}

type Act = readonly [
  endpoint:
    | typeof works.approveBasicWork
    | typeof works.deliverResult
    | typeof works.acceptResult
    | typeof works.sendBasicWork
    | typeof works.confirmBasicWork
    | typeof works.returnBasicWork,
  by: Awaited<ReturnType<Awaited<ReturnType<typeof openTestHouse>>['as']>>,
  body: object,
]

export type BasicWorkDesk = Awaited<ReturnType<typeof openBasicWorkDesk>>
