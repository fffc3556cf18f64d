import { z } from 'zod'
import { basicWorkItems, basicWorkStates, fundItems, fundSources, journalKinds } from '#funds/contract'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id } from '#kernel/shapes'
import { matters } from '#policy/contract'
import { itemStates, linePlaces } from './contract-words.ts'

const CITES = ['gx-2022-7#10', 'lz-2019-63#6-3'] as const

const journal = {
  id,
  kind: journalKinds.schema,
  accountId: id,
  accountName: z.string(),
  source: fundSources.schema,
  document: z.string(),
  cites: z.array(z.string()).readonly(),
  responsible: z.string(),
  bookedOn: dateShape,
}

/** A basic work that money went to; its own page traces it back. */
const work = {
  id,
  title: z.string(),
  item: basicWorkItems.schema,
  regionName: z.string(),
  organizationName: z.string(),
  state: basicWorkStates.schema,
  amountFen: amountShape,
}

/** One unbroken stretch of money, from the document that brought it to the posting of the line, first in first out. */
const way = z.object({ amountFen: amountShape, steps: z.array(z.object(journal)) })

export const findTraces = endpoint({
  method: 'GET',
  path: '/api/subsidies/traces',
  summary: '找要追踪的一笔钱：下达文号、批次号、付款单号或姓名',
  cites: [...CITES],
  query: z.object({
    search: z.string().trim().min(2, { error: '至少输入两个字' }).max(50, { error: '查找的文字不能超过50个字' }),
  }),
  reply: z.object({
    receipts: z.array(z.object({ ...journal, amountFen: amountShape })),
    lines: z.array(
      z.object({
        id,
        batchNumber: z.string(),
        lineNumber: z.int(),
        subjectName: z.string(),
        payeeName: z.string(),
        matterTitle: z.string(),
        item: fundItems.schema,
        amountFen: amountShape,
      }),
    ),
    works: z.array(z.object(work)),
    /** How many of each there are; the reply holds the newest of them. */
    found: z.object({ receipts: z.int(), lines: z.int(), works: z.int() }),
  }),
})

export const traceLine = endpoint({
  method: 'GET',
  path: '/api/subsidies/traces/lines/:lineId',
  summary: '一分钱的来处：从收款人追到下达文号',
  cites: [...CITES],
  params: z.object({ lineId: id }),
  reply: z.object({
    line: z.object({
      id,
      batchId: id,
      batchNumber: z.string(),
      lineNumber: z.int(),
      decisionId: id,
      matterKind: matters.schema,
      matterId: id,
      matterTitle: z.string(),
      subjectName: z.string(),
      payeeName: z.string(),
      item: fundItems.schema,
      amountFen: amountShape,
      place: linePlaces.schema,
      reason: z.string().nullable(),
      serviceFrom: dateShape,
      serviceUntil: dateShape,
    }),
    /** Why: the rule, the amount as a sentence, the clauses. */
    why: z.object({ title: z.string(), sentence: z.string(), cites: z.array(z.string()).readonly() }),
    /** Who did what with the list it stands in, in order. */
    steps: z.array(z.object({ words: z.string(), byName: z.string(), onDay: dateShape, listHash: z.string() })),
    transfers: z.array(
      z.object({
        id,
        orderNumber: z.string(),
        sequence: z.int(),
        sentOn: dateShape,
        fileHash: z.string(),
        bankName: z.string(),
        accountTail: z.string(),
        amountFen: amountShape,
        state: itemStates.schema,
        bankReason: z.string().nullable(),
        settledOn: dateShape.nullable(),
        /** Sent back after it had arrived. */
        returnedOn: dateShape.nullable(),
      }),
    ),
    recoveries: z.array(z.object({ id, amountFen: amountShape, repaidFen: amountShape, orderedOn: dateShape })),
    ways: z.array(way),
  }),
})

export const traceReceipt = endpoint({
  method: 'GET',
  path: '/api/subsidies/traces/receipts/:journalId',
  summary: '一分钱的去处：从下达文号追到每个收款人',
  cites: [...CITES],
  params: z.object({ journalId: id }),
  reply: z.object({
    receipt: z.object({ ...journal, amountFen: amountShape }),
    /** Not used for any line yet, here or below. */
    unusedFen: amountShape,
    /** By county and purpose. */
    purposes: z.array(
      z.object({ regionName: z.string(), item: fundItems.schema, lines: z.int(), amountFen: amountShape }),
    ),
    lines: z.array(
      z.object({
        id,
        batchNumber: z.string(),
        lineNumber: z.int(),
        subjectName: z.string(),
        payeeName: z.string(),
        regionName: z.string(),
        item: fundItems.schema,
        place: linePlaces.schema,
        /** Of this receipt; the line may have more from another. */
        amountFen: amountShape,
        lineFen: amountShape,
      }),
    ),
    /** Of this receipt, what basic works were paid. */
    works: z.array(z.object(work)),
  }),
})
