import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { listShape } from './contract-lists.ts'
import { rowFaultShape } from './contract-register.ts'

const cites = ['lz-2019-63#6-4', 'lz-2019-63#7-2']

/** A death as it was recorded, taken back or not. */
export const deathShape = z.object({
  id,
  diedOn: dateShape,
  document: z.string(),
  recordedOn: dateShape,
  /** Recorded by mistake and taken back: nobody died. */
  takenBackOn: dateShape.nullable(),
  takenBackReason: z.string().nullable(),
  /** The reader may take it back: an office of the register, and not who recorded it. */
  mayTakeBack: z.boolean(),
})

export const recordDeath = endpoint({
  method: 'POST',
  path: '/api/people/:personId/deaths',
  summary: '登记死亡',
  cites,
  params: z.object({ personId: id }),
  body: z.object({ diedOn: dateShape, document: sentence('依据和文号', 100) }),
  reply: z.object({ id }),
})

export const takeBackDeath = endpoint({
  method: 'POST',
  path: '/api/people/deaths/:deathId/taking-back',
  summary: '撤销录错的死亡登记',
  cites,
  params: z.object({ deathId: id }),
  body: z.object({ reason: sentence('撤销原因', 200) }),
  reply: done,
})

export const listDeaths = endpoint({
  method: 'GET',
  path: '/api/people/deaths',
  summary: '死亡登记',
  cites,
  query: pageQuery.extend({ cursor: id.optional(), name: z.string().trim().max(50).optional() }),
  reply: pageOf(deathShape.extend({ personId: id, personName: z.string(), tail: z.string() })),
})

/** Columns of a list of deaths, as 民政、殡葬 or 公安 hand it over. */
export const deathTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  diedOn: '死亡日期',
  document: '依据和文号',
} as const

/** What a list would record, before anything is: nothing is written. */
export const previewDeaths = endpoint({
  method: 'POST',
  path: '/api/people/deaths/previews',
  summary: '核对死亡名单（不登记）',
  cites,
  accepts: 'file',
  reply: z.object({
    fileName: z.string(),
    rowsTotal: z.int(),
    people: z.array(
      z.object({
        row: z.int(),
        personId: id,
        name: z.string(),
        tail: z.string(),
        diedOn: dateShape,
        document: z.string(),
        /** Recorded already, with the same day: nothing more is written. */
        known: z.boolean(),
      }),
    ),
    errors: z.array(rowFaultShape),
  }),
})

export const importDeaths = endpoint({
  method: 'POST',
  path: '/api/people/deaths',
  summary: '导入死亡名单',
  cites,
  accepts: 'file',
  reply: listShape,
})

export const downloadDeathTemplate = endpoint({
  method: 'GET',
  path: '/api/people/death-template',
  summary: '下载死亡名单模板',
  reply: z.unknown(),
  replies: 'file',
})
