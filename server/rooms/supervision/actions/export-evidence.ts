import type { FileReply } from '#kernel/endpoint'
import { formatYuan } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { zip } from '#platform/documents'
import { sha256 } from '#platform/secrets'
import { type TableColumn, writeCsv } from '#platform/sheets'
import { type Asked, drawPayments } from '../audit-sample.ts'
import { sampleMethods } from '../contract.ts'

const columns: readonly TableColumn[] = [
  { key: 'lineId', title: '行标识' },
  { key: 'orderNumber', title: '付款单' },
  { key: 'batchNumber', title: '批次' },
  { key: 'classNumber', title: '班级' },
  { key: 'personName', title: '学员' },
  { key: 'payeeName', title: '收款人' },
  { key: 'item', title: '项目' },
  { key: 'paidOn', title: '到账日', type: 'date' },
  { key: 'amountFen', title: '金额（元）', type: 'fen' },
]
const sampled: readonly TableColumn[] = [...columns, { key: 'hits', title: '抽中次数', type: 'int' }]

/**
 * 审计证据包: a ZIP with the population, the sample, how it was drawn, and a SHA-256 of each file. The platform records who
 * took it and how many rows left the house.
 * @throws Refusal `region-unreached`
 */
export async function exportEvidence(tx: Tx, actor: Actor, asked: Asked): Promise<FileReply> {
  const drawn = await drawPayments(tx, actor, asked)
  const how = [
    `地区：${drawn.region.name}（${drawn.region.code}）`,
    `到账日：${asked.from} 至 ${asked.until}`,
    `方法：${sampleMethods.label(asked.method)}`,
    `种子：${drawn.seed}`,
    `总体：${drawn.population}行 ${formatYuan(drawn.populationFen)}元`,
    `总体校验值（SHA-256）：${drawn.populationHash}`,
    `样本：${drawn.lines.length}行 ${formatYuan(drawn.sampleFen)}元`,
    ...(drawn.intervalFen > 0 ? [`抽样间隔：${formatYuan(drawn.intervalFen)}元`] : []),
    '同一种子、同一总体，抽出同一样本；每个文件的校验值见 SHA256SUMS。',
  ]
  const files: EvidenceFile[] = [
    ['总体.csv', writeCsv(columns, drawn.payments)],
    ['样本.csv', writeCsv(sampled, drawn.lines)],
    ['抽样说明.txt', `${how.join('\r\n')}\r\n`],
  ]
  tx.notes.push({ facts: { populationHash: drawn.populationHash, sample: drawn.lines.length } })
  return {
    name: `审计证据_${drawn.region.code}_${asked.from}_${asked.until}.zip`,
    type: 'application/zip',
    bytes: zip([...files, ['SHA256SUMS', sumsOf(files)]]),
    rows: drawn.population,
  }
}

type EvidenceFile = readonly [name: string, content: string | Uint8Array]

/** `<sha256>  <name>` for every file: what `sha256sum -c` reads. */
const sumsOf = (files: readonly EvidenceFile[]): string =>
  files.map(([name, content]) => `${sha256(content)}  ${name}\n`).join('')
