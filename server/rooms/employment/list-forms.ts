import type { FileReply } from '#kernel/endpoint'
import { type ListForm, listTemplate } from '#people'
import { listKinds, skillLevels } from '#people/contract'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import {
  dangerousPosts,
  dangerousPostTitles,
  insuredTitles,
  passKinds,
  placementTitles,
  workMonthTitles,
} from './contract.ts'
import {
  type DangerousPostEntry,
  type InsuredEntry,
  type PlacementEntry,
  readDangerousPost,
  readInsured,
  readPlacement,
  readWorkMonth,
  type WorkMonthEntry,
} from './domain/claim-rows.ts'

const labels = (list: { values: readonly string[]; label(code: string): string }) =>
  list.values.map((code) => list.label(code))

export const placementForm: ListForm<keyof typeof placementTitles, PlacementEntry> = {
  kind: 'placements',
  titles: placementTitles,
  dates: ['contractFrom'],
  choices: { level: labels(skillLevels) },
  notes: { employer: '必填。单位全称或统一社会信用代码', agreement: '院校填写与企业共同培养协议的编号' },
  optional: ['level', 'agreement'],
  read: readPlacement,
}

export const workMonthForm: ListForm<keyof typeof workMonthTitles, WorkMonthEntry> = {
  kind: 'work-months',
  titles: workMonthTitles,
  dates: ['paidOn'],
  notes: { month: '必填。一人一月一行，例如 2021-09' },
  read: readWorkMonth,
  once: ({ month }) => month,
}

export const insuredForm: ListForm<keyof typeof insuredTitles, InsuredEntry> = {
  kind: 'insured-months',
  titles: insuredTitles,
  dates: ['paidOn'],
  notes: { employer: '必填。单位全称或统一社会信用代码', paidOn: '只申报没有到账的留空，不计月数' },
  optional: ['paidOn'],
  read: readInsured,
  once: ({ employer, month }) => `${employer} ${month}`,
}

/** A roster counts as a whole: one wrong row would hide a worker. */
export const dangerousPostForm: ListForm<keyof typeof dangerousPostTitles, DangerousPostEntry> = {
  kind: 'dangerous-posts',
  titles: dangerousPostTitles,
  dates: ['validUntil'],
  choices: { post: labels(dangerousPosts), passKind: labels(passKinds) },
  notes: { passKind: '没有证件的，后三列留空' },
  optional: ['passKind', 'passNumber', 'validUntil'],
  anybody: true,
  whole: true,
  read: readDangerousPost,
  once: ({ post }) => post,
}

const templates = {
  placements: () => listTemplate(placementForm),
  'work-months': () => listTemplate(workMonthForm),
  'insured-months': () => listTemplate(insuredForm),
  'dangerous-posts': () => listTemplate(dangerousPostForm),
}

/** The empty workbook of a list. */
export async function downloadClaimTemplate(
  _tx: Tx,
  _actor: Actor,
  { listKind }: { listKind: keyof typeof templates },
): Promise<FileReply> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${listKinds.label(listKind)}模板.xlsx`, type, bytes: await templates[listKind](), rows: 0 }
}
