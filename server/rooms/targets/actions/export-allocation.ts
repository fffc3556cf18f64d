import type { FileReply, InputOf } from '#kernel/endpoint'
import { formatYuan, zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type DocumentDefinition, docx } from '#platform/documents'
import { writeTable } from '#platform/sheets'
import { fundSources } from '#policy/language'
import type * as contract from '../contract.ts'
import { percent } from '../percent.ts'
import { refuse } from '../refusals.ts'
import { readAllocation } from './read-allocation.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Read = Awaited<ReturnType<typeof readAllocation>>

/** A frozen allocation as the bureau's table or as the notice's attachment. @throws Refusal `allocation-unknown`, `not-frozen` */
export async function exportAllocation(
  tx: Tx,
  actor: Actor,
  { allocationId, format }: InputOf<typeof contract.exportAllocation>,
): Promise<FileReply> {
  const read = await readAllocation(tx, actor, allocationId)
  if (read.state !== 'frozen') throw refuse('not-frozen')
  if (format === 'docx') return { name: `${read.title}.docx`, type: DOCX, bytes: docx(documentOf(read)), rows: 0 }
  return { name: `${read.title}.xlsx`, type: XLSX, bytes: await sheetOf(read), rows: 0 }
}

const notesOf = (read: Read): string[] => [
  `${read.title}：${formatYuan(read.amountFen)}元，${fundSources.label(read.source)}`,
  `权重依据：${read.documentNumber}；因素统计期：${read.from}至${read.until}`,
  `${read.madeName}拟订，${read.frozenName ?? ''}于${read.frozenOn ?? ''}复核冻结`,
  `校验值 ${read.hash ?? ''}`,
  '依据：桂人社发〔2022〕7号 四（九）；各项按最大余数法分到分，各县之和等于总额',
  '脱贫人口与易地安置区劳动力是两项独立的因素，同一人次两项都是的，两项都计',
]

function sheetOf(read: Read): Promise<Uint8Array> {
  const rows = read.places.map(({ regionCode, regionName }) => ({
    region: regionName,
    ...Object.fromEntries(
      read.cells.flatMap(({ key, parts }) => [
        [`v-${key}`, read.factors.find((factor) => factor.key === key)?.values[regionCode] ?? 0],
        [`a-${key}`, parts[regionCode] ?? zeroFen],
      ]),
    ),
    overlap: read.overlap[regionCode] ?? 0,
    amount: read.shares[regionCode] ?? zeroFen,
  }))
  const total = {
    region: '合计',
    ...Object.fromEntries(
      read.cells.flatMap(({ key, amountFen }) => [
        [`v-${key}`, wholeOf(read, key)],
        [`a-${key}`, amountFen],
      ]),
    ),
    overlap: Object.values(read.overlap).reduce((all, one) => all + one, 0),
    amount: read.amountFen,
  }
  return writeTable({
    sheetName: '因素法分配',
    columns: [
      { key: 'region', title: '地区', width: 20 },
      ...read.cells.flatMap(({ key }) => [
        {
          key: `v-${key}`,
          title: `${labelOf(read, key)}（权重${weightOf(read, key)}）`,
          width: 20,
          type: 'int' as const,
        },
        { key: `a-${key}`, title: `按${labelOf(read, key)}（元）`, width: 18, type: 'fen' as const },
      ]),
      { key: 'overlap', title: '其中脱贫与易地都是', width: 14, type: 'int' },
      { key: 'amount', title: '分配额（元）', width: 18, type: 'fen' },
    ],
    rows: [...rows, total],
    blankRows: 0,
    ...(read.frozenOn && { dated: read.frozenOn }),
    notes: [...notesOf(read), ...sourcesOf(read)],
  })
}

const factorOf = (read: Read, key: string) => read.factors.find((factor) => factor.key === key)
const labelOf = (read: Read, key: string): string => factorOf(read, key)?.label ?? key
const weightOf = (read: Read, key: string): string => `${percent(factorOf(read, key)?.weightBp ?? 0)}%`
const wholeOf = (read: Read, key: string): number =>
  Object.values(factorOf(read, key)?.values ?? {}).reduce((all, one) => all + one, 0)
const sourcesOf = (read: Read): string[] =>
  read.factors.map(({ label, document }) => `${label}：${document || '由培训记录算出（结业人次，补贴班）'}`)

function documentOf(read: Read): DocumentDefinition {
  const text = (value: number) => String(value)
  return {
    title: read.title,
    landscape: true,
    meta: [
      ['总额', `${formatYuan(read.amountFen)}元`],
      ['资金来源', fundSources.label(read.source)],
      ['权重依据', read.documentNumber],
      ['因素统计期', `${read.from}至${read.until}`],
      ['拟订', `${read.madeName} ${read.madeOn}`],
      ['复核冻结', `${read.frozenName ?? ''} ${read.frozenOn ?? ''}`],
    ],
    blocks: [
      { kind: 'heading', text: '一、因素与权重' },
      {
        kind: 'table',
        columns: [
          { title: '因素' },
          { title: '权重', align: 'right' },
          { title: '合计数', align: 'right' },
          { title: '分配额（元）', align: 'right' },
          { title: '来源', width: '*' },
        ],
        rows: read.cells.map(({ key, amountFen }) => [
          labelOf(read, key),
          weightOf(read, key),
          text(wholeOf(read, key)),
          formatYuan(amountFen),
          factorOf(read, key)?.document || '由培训记录算出',
        ]),
        total: ['合计', '100.00%', '', formatYuan(read.amountFen), ''],
      },
      { kind: 'heading', text: '二、分配结果' },
      {
        kind: 'table',
        columns: [
          { title: '地区', width: '*' },
          ...read.cells.map(({ key }) => ({ title: labelOf(read, key), align: 'right' as const })),
          { title: '分配额（元）', align: 'right' },
        ],
        rows: read.places.map(({ regionCode, regionName }) => [
          regionName,
          ...read.cells.map(({ key }) => text(factorOf(read, key)?.values[regionCode] ?? 0)),
          formatYuan(read.shares[regionCode] ?? zeroFen),
        ]),
        total: ['合计', ...read.cells.map(({ key }) => text(wholeOf(read, key))), formatYuan(read.amountFen)],
      },
      ...notesOf(read)
        .slice(3)
        .map((line) => ({ kind: 'paragraph' as const, text: line })),
      { kind: 'signatures', labels: ['拟订', '复核', '日期'] },
    ],
    footnote: '匠桥 · 由业务记录算出',
  }
}
