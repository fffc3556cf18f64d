import type { CallOf } from '#kernel/endpoint'
import * as contract from '#subsidies/contract'
import { shippedLayouts } from '../server/rooms/subsidies/layouts/shipped.ts'
import type { Villager } from './class-house.ts'
import { bringTo, businessDate, claim, classOf, nextDays, noticeOver, openMoneyHouse, seen } from './money-house.ts'

type Body = NonNullable<CallOf<typeof contract.enterLayout>['body']>
export type Shape = Body['shape']
export const [bank, oneCard] = shippedLayouts.map(({ shape }) => shape) as [contract.LayoutShape, contract.LayoutShape]

/** A county that pays, and who enters and checks the layouts of its files. */
export async function openLayoutDesk() {
  const money = await openMoneyHouse()
  const people: Villager[] = await money.villagers(2)
  for (const person of people) await money.hire(person)

  const bodyOf = async (shape: Partial<Shape> = {}, more: Partial<Body> = {}): Promise<Body> => {
    const effectiveFrom = await businessDate(money)
    const head = { regionCode: '450225', title: '融水农商行代发', documentNumber: '融农商〔2024〕6号' }
    return { ...head, kind: 'bank-transfer', effectiveFrom, shape: { ...bank, ...shape }, ...more } as Body
  }
  const enter = async (shape: Partial<Shape> = {}, more: Partial<Body> = {}): Promise<string> => {
    const { id } = await money.payer.call(contract.enterLayout, { body: await bodyOf(shape, more) })
    return id
  }
  const inForce = async (shape: Partial<Shape> = {}, more: Partial<Body> = {}): Promise<string> => {
    const layoutId = await enter(shape, more)
    await money.accountant.call(contract.checkLayout, { params: { layoutId } })
    return layoutId
  }
  /** A batch ready to be paid: two lines to the workshop, one each to two persons. */
  const batchReady = async (): Promise<string> => {
    const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
    await bringTo(money, batchId, 'published')
    await noticeOver(money, batchId)
    return batchId
  }
  const send = async (batchId: string, channel?: contract.LayoutKind) => {
    const { listHash } = await seen(money.payer, batchId)
    return money.payer.send(contract.payBatch, { params: { batchId }, body: { listHash, channel } })
  }
  const exported = (orderId: string) => money.payer.send(contract.exportOrder, { params: { orderId } })
  return { money, people, bodyOf, enter, inForce, batchReady, send, exported }
}
export type LayoutDesk = Awaited<ReturnType<typeof openLayoutDesk>>

/** The lines of a CSV file. */
export const csvOf = (bytes: Buffer, encoding = 'utf-8') =>
  new TextDecoder(encoding)
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line !== '')

export const sheetOf = (lines: readonly string[]) => ({
  name: '回单.csv',
  bytes: new TextEncoder().encode(lines.join('\r\n')),
})
