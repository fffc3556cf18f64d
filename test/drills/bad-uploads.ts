import { importRegister, listPeople } from '#people/contract'
import { csvFile, goodRow, xlsxFile } from '../../server/rooms/people/entries.fixture.ts'
import { png, twentyFaults, zipBomb } from './bad-files.ts'
import { type Answer, type Case, type Ground, isProblem, sentenceOf } from './bad-ground.ts'

const ROWS = 5_000
const WRONG = 500
const FIRST_SERIAL = 20_000

type File = { readonly name: string; readonly bytes: Uint8Array }

/** Files that should never have been sent, and one that was sent twice. */
export const badUploads: readonly Case[] = [
  {
    title: '图片改名为 .xlsx',
    run: async (ground) => refused(ground, { name: '台账.xlsx', bytes: png }, 415, 'sheet-wrong-type'),
  },
  {
    title: '压缩炸弹（300 MB，如实申报）',
    run: (ground) => refused(ground, { name: '炸弹.xlsx', bytes: zipBomb() }, 413, 'sheet-too-large'),
  },
  {
    title: '压缩炸弹（300 MB，谎报 1 KB）',
    run: (ground) => refused(ground, { name: '谎报.xlsx', bytes: zipBomb(1_024) }, 413, 'sheet-too-large'),
  },
  { title: `${ROWS} 行，${WRONG} 处错误，20 种`, slow: true, run: manyErrors },
  { title: '证件号成了科学计数法', run: scientific },
  { title: '同一文件再传一次', run: twice },
  { title: '上传按钮连点两下', run: doubleUpload },
]

const upload = async ({ stage }: Ground, file: File) =>
  (await stage.as('demo-county-clerk')).send(importRegister, { file })

async function refused(ground: Ground, file: File, status: number, code: string): Promise<Answer> {
  const started = performance.now()
  const answer = await upload(ground, file)
  const told = `${sentenceOf(answer)}（文件 ${Math.ceil(file.bytes.length / 1_024)} KB，${since(started)}）`
  return { told, wanted: isProblem(answer, status, code) }
}

async function manyErrors(ground: Ground): Promise<Answer> {
  const every = ROWS / WRONG
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const [, change] = index % every === 0 ? (twentyFaults[(index / every) % twentyFaults.length] ?? []) : []
    return goodRow(FIRST_SERIAL + index, change)
  })
  const file = await xlsxFile(rows, '五千行.xlsx')
  const started = performance.now()
  const clerk = await ground.stage.as('demo-county-clerk')
  const result = await clerk.call(importRegister, { file })
  const found = Map.groupBy(result.errors, ({ code }) => code)
  const each = WRONG / twentyFaults.length
  const complete = twentyFaults.every(([code]) => found.get(code)?.length === each)
  const explained = result.errors.every(({ row, column, reason, cure }) => row > 1 && column && reason && cure)
  const counts = twentyFaults.map(([code]) => `${code} ${found.get(code)?.length ?? 0}`).join('，')
  return {
    told: `200 入库 ${result.rowsAdded}，有误 ${result.rowsWrong} 行 ${result.errors.length} 处 ${found.size} 种（${since(started)}）：${counts}`,
    wanted: complete && explained && found.size === twentyFaults.length && result.rowsAdded === ROWS - WRONG,
  }
}

async function scientific(ground: Ground): Promise<Answer> {
  const file = csvFile([goodRow(30_000, { residentId: '4.50225E+17' })], '科学计数法.csv')
  const { errors, rowsAdded } = await (await ground.stage.as('demo-county-clerk')).call(importRegister, { file })
  const [error] = errors
  const told = `200 入库 ${rowsAdded}；第${error?.row}行 ${error?.column}：${error?.reason}，${error?.cure}`
  return { told, wanted: rowsAdded === 0 && errors.length === 1 && error?.code === 'precision-lost' }
}

async function twice(ground: Ground): Promise<Answer> {
  const clerk = await ground.stage.as('demo-county-clerk')
  const file = csvFile([goodRow(31_000), goodRow(31_001)], '两人.csv')
  const first = await clerk.call(importRegister, { file })
  const before = await registered(ground)
  const again = await clerk.call(importRegister, { file: { ...file, name: '两人（副本）.csv' } })
  const after = await registered(ground)
  return {
    told: `200 ${again.repeated ? '答复与第一次相同' : '又办了一次'}；台账 ${before} 人 → ${after} 人`,
    wanted: again.repeated && again.id === first.id && first.rowsAdded === 2 && before === after,
  }
}

async function doubleUpload(ground: Ground): Promise<Answer> {
  const clerk = await ground.stage.as('demo-county-clerk')
  const before = await registered(ground)
  const file = csvFile([goodRow(32_000), goodRow(32_001)], '连点.csv')
  const answers = await Promise.all([clerk.call(importRegister, { file }), clerk.call(importRegister, { file })])
  const after = await registered(ground)
  const repeated = answers.filter((answer) => answer.repeated).length
  return {
    told: `200、200，其中 ${repeated} 次按重复答复；台账增加 ${after - before} 人`,
    wanted: repeated === 1 && after - before === 2,
  }
}

async function registered({ stage }: Ground): Promise<number> {
  const { total } = await (await stage.as('demo-county-clerk')).call(listPeople, { query: { limit: 1 } })
  return total
}

const since = (started: number): string => `${((performance.now() - started) / 1_000).toFixed(1)} 秒`
