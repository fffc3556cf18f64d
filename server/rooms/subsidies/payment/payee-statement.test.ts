import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTable } from '#platform/sheets'
import { SIBLING } from '../../../../test/class-house.ts'
import {
  bankAnswers,
  bringTo,
  claim,
  type MoneyHouse,
  openMoneyHouse,
  seen,
  trainedPeople,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
})
afterAll(() => money.house.close())

it('收款人对账单：付了什么、为什么、何时、银行怎么答复，退回的也在；单位可导出，外县看不到', async () => {
  const { classId } = await trainedPeople(money, { hired: 1, unhired: 1 })
  const { batchId } = await claim(money, classId)
  await bringTo(money, batchId, 'paying')
  const { lines, orders } = await seen(money.accountant, batchId)
  const [order] = orders
  const person = lines.find((line) => line.payeeKind === 'person')
  const returned = order?.items.find((item) => item.payeeName === person?.payeeName)
  await bankAnswers(money, batchId, order?.id ?? '', { [returned?.sequence ?? 0]: '退回,户名不符' })
  const params = { payeeKind: 'person' as const, payeeId: person?.payeeId ?? '' }
  const own = await money.clerk.call(contract.getPayeeStatement, { params, query: {} })
  expect(own).toMatchObject({ payeeName: person?.payeeName, paidFen: 0 })
  expect(own.transfers).toMatchObject([
    { orderNumber: order?.number, state: 'returned', bankReason: '户名不符', amountFen: person?.amountFen },
  ])
  expect(own.transfers[0]?.lines).toMatchObject([{ sentence: person?.sentence, amountFen: person?.amountFen }])
  expect(own.transfers[0]?.lines[0]?.clauses.join()).toContain('桂人社发〔2022〕7号')
  const workshop = { params: { payeeKind: 'organization' as const, payeeId: money.workshopId } }
  const theirs = await money.workshop.call(contract.getPayeeStatement, { ...workshop, query: {} })
  expect(theirs.paidFen).toBeGreaterThan(0)
  const file = await money.workshop.send(contract.exportPayeeStatement, { ...workshop, body: {} })
  const keys = ['付款单号', '金额（元）', '为什么', '依据', '银行答复'].map((title) => ({
    key: title,
    title,
    required: true,
  }))
  const { rows } = await readTable({ name: '对账单.xlsx', bytes: file.bytes }, keys)
  expect(rows.map(({ cells }) => [cells['银行答复'], cells['为什么']])).toEqual(
    theirs.transfers.flatMap((one) => one.lines.map((line) => ['成功', line.sentence])),
  )
  const elsewhere = await money.house.as('county-clerk', { regionCode: SIBLING })
  const outside = await elsewhere.call(contract.getPayeeStatement, { params, query: {} })
  expect(outside).toMatchObject({ payeeName: null, transfers: [] })
  const late = { sentFrom: '2030-01-01' as never }
  const later = await money.clerk.call(contract.getPayeeStatement, { params, query: late })
  expect(later).toEqual({ payeeName: person?.payeeName, paidFen: 0, transfers: [] })
  const empty = await money.clerk.send(contract.exportPayeeStatement, { params, body: late })
  expect(decodeURIComponent(String(empty.headers['content-disposition']))).toContain(`${person?.payeeName}.xlsx`)
})
