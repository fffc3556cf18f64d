import type { DateText } from '#kernel/dates'
import type { FileReply, InputOf, ReplyOf, UploadedFile } from '#kernel/endpoint'
import { conflictFault } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { deathTitles } from '../contract.ts'
import { countyOf } from '../county.ts'
import type { ListCells, ListFault } from '../domain/list-cells.ts'
import { type ListForm, type ListRow, listTemplate, readList, receiveList } from '../lists.ts'
import { isAnother } from '../sight.ts'
import { diedOn, insertDeaths, selectDeathPage, takenBackAmong } from '../store-deaths.ts'
import { tellDeaths } from './keep-deaths.ts'

interface DeathEntry {
  readonly diedOn: DateText
  readonly document: string
}
type Key = keyof typeof deathTitles

export const deathForm: ListForm<Key, DeathEntry> = {
  kind: 'deaths',
  titles: deathTitles,
  dates: ['diedOn'],
  notes: { document: '必填。例如：县殡仪馆火化名单2024年5月、公安死亡信息2024-9号' },
  read: readDeath,
}

function readDeath(cells: ListCells<Key>, today: DateText): DeathEntry | undefined {
  const [on, document] = [cells.date('diedOn'), cells.need('document', 100)]
  if (on && on > today) cells.fault('diedOn', 'death-future', '死亡日期晚于今天', '请对照证明核对日期')
  const born = cells.text('residentId', 100).slice(6, 14)
  if (on && born > on.replaceAll('-', '')) cells.fault('diedOn', 'death-before-birth', '死亡日期早于出生', '请核对日期')
  return on && document ? { diedOn: on, document } : undefined
}

/** Everything a list would record and every fault of it, without recording anything. @throws Refusal `county-only` and those of the sheet */
export async function previewDeaths(
  tx: Tx,
  actor: Actor,
  { file }: { file: UploadedFile },
): Promise<ReplyOf<typeof contract.previewDeaths>> {
  const { rows, table, inWords } = await readList(tx, deathForm, file)
  const { fit, known, faults } = await judge(tx, actor, rows)
  const shown = (row: ListRow<DeathEntry>, isKnown: boolean) => {
    const { row: place, personId, name, tail, entry } = row
    return { row: place, personId, name, tail, ...entry, known: isKnown }
  }
  const people = [...fit.map((row) => shown(row, false)), ...known.map((row) => shown(row, true))]
  return {
    fileName: file.name,
    rowsTotal: table.rows.length,
    people: people.toSorted((a, b) => a.row - b.row),
    errors: inWords(faults),
  }
}

/**
 * Takes a list of deaths of 民政、殡葬 or 公安 (.xlsx, .csv): the county's own people, every fault at once, each right row recorded
 * as a single one is; taken back one by one, by another person (柳政规〔2019〕63号 六（四）、七（二）).
 * @throws Refusal `county-only` and those of the sheet
 */
export async function importDeaths(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const county = await countyOf(tx, actor)
  const owner = { regionCode: county.code, organizationId: null }
  return receiveList(tx, deathForm, owner, file, async (rows) => {
    const { fit, faults } = await judge(tx, actor, rows)
    const recorded = await insertDeaths(
      tx,
      fit.map(({ personId: id, regionCode, entry }) => ({ id, regionCode, ...entry })),
    )
    await tellDeaths(tx, recorded)
    return { added: recorded.length, known: rows.length - recorded.length - faults.length, faults: [...faults] }
  })
}

type RowFault = ListFault<Key> & { readonly row: number }

/** Which rows are to be recorded, which stand already, and what is wrong with the others. */
async function judge(tx: Tx, actor: Actor, rows: readonly ListRow<DeathEntry>[]) {
  const county = await countyOf(tx, actor)
  const died = await diedOn(
    tx,
    rows.map(({ personId }) => personId),
  )
  const undone = await takenBackAmong(
    tx,
    rows.map(({ personId }) => personId),
  )
  const faults: RowFault[] = []
  const [fit, known]: [ListRow<DeathEntry>[], ListRow<DeathEntry>[]] = [[], []]
  const own = rows.filter((row) => row.regionCode === county.code)
  const interested = await interestsIn(tx, actor, own)
  for (const row of rows) {
    const before = died.get(row.personId)
    const fault =
      (row.regionCode !== county.code && elsewhere(county.name)) ||
      interested(row) ||
      (before && before !== row.entry.diedOn && differs(before)) ||
      (!before && undone(row.personId, row.entry) && takenBack)
    if (fault) faults.push({ row: row.row, ...fault })
    else (before ? known : fit).push(row)
  }
  return { fit, known, faults }
}

/** Nobody records the death of a relative; asked once for the whole list, and person by person only where somebody is one. */
async function interestsIn(tx: Tx, actor: Actor, rows: readonly ListRow<DeathEntry>[]) {
  const about = (some: typeof rows) => conflictFault(tx, actor, { personIds: some.map(({ personId }) => personId) })
  const found = new Map<number, ListFault<Key>>()
  if (await about(rows))
    for (const row of rows) {
      const refusal = await about([row])
      if (refusal)
        found.set(row.row, { key: 'name', code: refusal.code, reason: refusal.message, cure: '请由另一人登记这一行' })
    }
  return ({ row }: ListRow<DeathEntry>) => found.get(row)
}

const elsewhere = (county: string): ListFault<Key> => ({
  key: 'residentId',
  code: 'registered-elsewhere',
  reason: `此人不在${county}的台账中`,
  cure: '请把这一行转给其户籍县（市、区）登记',
})
const differs = (on: DateText): ListFault<Key> => ({
  key: 'diedOn',
  code: 'death-differs',
  reason: `已登记于${on}死亡，日期不同`,
  cure: '请核对证明；登记有错的，由另一人撤销后重新登记',
})

const takenBack: ListFault<Key> = {
  key: 'document',
  code: 'death-taken-back',
  reason: '凭这份依据登记过这一天死亡，已由另一人撤销',
  cure: '请核对是否本人；确已死亡的，凭新的证明登记',
}

/** The empty workbook. */
export async function downloadDeathTemplate(): Promise<FileReply> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: '死亡名单模板.xlsx', type, bytes: await listTemplate(deathForm), rows: 0 }
}

/** The deaths recorded in reach, the newest first, those taken back included. */
export async function listDeaths(tx: Tx, actor: Actor, filter: InputOf<typeof contract.listDeaths>) {
  const page = await selectDeathPage(tx, filter)
  const rows = page.rows.map(({ recordedBy, ...death }) => ({
    ...death,
    mayTakeBack: death.takenBackOn === null && isAnother(actor, recordedBy),
  }))
  return { ...page, rows }
}
