import type { FileReply } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type TableRow, writeTable } from '#platform/sheets'
import { lights, type TargetRow, targetUnits } from '../contract.ts'
import { percent } from '../percent.ts'
import { targetsByCounty } from './read-targets.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The targets as the bureau's table: a line per target, its counties below it, the clauses and readings as notes. */
export async function exportTargets(tx: Tx, actor: Actor): Promise<FileReply> {
  const { today } = tx
  const targets = await targetsByCounty(tx, actor)
  const rows = targets.flatMap(({ target, counties }) => [
    lineOf(target, target.regionName),
    ...counties.map((county) => lineOf({ ...target, ...county }, `　${county.regionName}`)),
  ])
  const bytes = await writeTable({
    sheetName: '目标完成',
    columns: [
      { key: 'title', title: '目标', width: 40 },
      { key: 'period', title: '期间', width: 24 },
      { key: 'region', title: '地区', width: 20 },
      { key: 'unit', title: '单位', width: 8 },
      { key: 'number', title: '目标数', width: 12 },
      { key: 'done', title: '完成数', width: 12, type: 'int' },
      { key: 'of', title: '应达总数', width: 12, type: 'int' },
      { key: 'share', title: '完成率（%）', width: 12 },
      { key: 'elapsed', title: '时间进度（%）', width: 14 },
      { key: 'light', title: '进度', width: 16 },
    ],
    rows,
    blankRows: 0,
    dated: today,
    notes: [
      `目标完成情况，截至${today}由业务记录算出`,
      '依据：柳政规〔2019〕63号 一（二）、七（二）目标责任制度',
      ...targets.map(({ target: { title, quote, reading } }) => `${title[0]}：“${quote}”；${reading[0]}`),
    ],
  })
  return { name: `目标完成情况${today}.xlsx`, type: XLSX, bytes, rows: 0 }
}

type Line = Pick<
  TargetRow,
  'title' | 'from' | 'until' | 'unit' | 'number' | 'count' | 'shareBp' | 'elapsedBp' | 'light'
>

const lineOf = (target: Line, region: string): TableRow => ({
  title: target.title[0],
  period: `${target.from}至${target.until}`,
  region,
  unit: targetUnits.label(target.unit),
  number: target.number === null ? '' : target.unit === 'share' ? percent(target.number) : String(target.number),
  done: target.count.done,
  of: target.unit === 'share' ? target.count.of : null,
  share: target.shareBp === null ? '' : percent(target.shareBp),
  elapsed: percent(target.elapsedBp),
  light: lights.label(target.light),
})
