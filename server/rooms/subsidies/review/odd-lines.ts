import { findClass } from '#classes'
import { formatYuanShort } from '#kernel/money'
import { exceptionsOf, type Overlap, overlapsOf } from '#people'
import { benefitItems, benefitStatuses, initiatives } from '#people/contract'
import type { Tx } from '#platform/db'
import { correctionsOf } from '../calculation/corrections.ts'
import { personsOf } from '../calculation/matters.ts'
import { barWords, selectBars } from '../calculation/store-bars.ts'
import type { Batch } from '../claims/store-batches.ts'
import type { ListLine } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { type Oddity, odditiesOf } from '../domain/oddities.ts'
import { selectChangedAccounts, selectCorrected, selectSeen, selectTightUses } from './store-oddities.ts'

/**
 * Which lines of a batch need eyes of their own, and why. Clean lines pass together.
 * @returns by line; nothing for organizations and persons, who do not review
 */
export async function oddLines(tx: Tx, batch: Batch, lines: readonly ListLine[]): Promise<Map<string, Oddity[]>> {
  if (!isReviewer(tx) || lines.length === 0) return new Map()
  const persons = personsOf({ subjects: lines })
  const exceptions = await exceptionsOf(tx, persons)
  const uses = await selectTightUses(
    tx,
    lines.map((line) => line.id),
    exceptions,
  )
  const overlaps = await overlapsByPerson(tx, persons, lines)
  const accounts = await selectChangedAccounts(
    tx,
    lines.map((line) => line.payeeId),
  )
  const corrected = await selectCorrected(
    tx,
    lines.map((line) => line.subjectId),
  )
  const withdrawn = await correctionsOf(tx, batch.matterId, lines)
  const bars = await selectBars(tx, [batch.matterId])
  const educationFund = await chargedToo(tx, batch)
  const found = lines.map((line) => {
    const bar = bars.get(dueKey(line))
    const around = {
      uses: uses.get(line.id) ?? [],
      exceptions,
      overlaps: (overlaps.get(line.personId ?? '') ?? []).filter((one) => meets(one, line)).map(overlapWords),
      accountChangedOn: accounts.get(line.payeeId),
      corrections: corrected.get(line.subjectId) ?? 0,
      educationFund,
      withdrawn: withdrawn.get(dueKey(line)),
      barred: bar && barWords(bar),
    }
    return [line.id, odditiesOf(around)] as const
  })
  return new Map(found.filter(([, odd]) => odd.length > 0))
}

/** Who has looked at which line of the list as it stands; reviewers only. */
export async function seenMarks(tx: Tx, { id, listHash }: Batch) {
  const marks = isReviewer(tx) ? await selectSeen(tx, id, listHash) : []
  return Map.groupBy(marks, (mark) => mark.lineId)
}

/** Oddities, comparisons and the books are the bureaus' business. */
export const isReviewer = ({ actor }: Tx): boolean => actor.kind !== 'organization' && actor.kind !== 'person'

async function overlapsByPerson(tx: Tx, personIds: readonly string[], lines: readonly ListLine[]) {
  const from = lines.map((line) => line.serviceFrom).toSorted()[0]
  const until = lines
    .map((line) => line.serviceUntil)
    .toSorted()
    .at(-1)
  const found = from && until && personIds.length > 0 ? await overlapsOf(tx, { personIds, from, until }) : []
  return Map.groupBy(found, (one) => one.personId)
}

const meets = (one: Overlap, { serviceFrom, serviceUntil }: ListLine): boolean =>
  one.from <= serviceUntil && one.until >= serviceFrom

const overlapWords = ({ initiative, item, status, document, from, until }: Overlap) => ({
  words: `${initiatives.label(initiative)} ${benefitItems.label(item)}（${benefitStatuses.label(status)}，${document}）`,
  from,
  until,
})

/** L-113: the class is charged to the enterprise's education fund as well. */
async function chargedToo(tx: Tx, { matterKind, matterId }: Batch): Promise<string | undefined> {
  const trainingClass = matterKind === 'training' ? await findClass(tx, matterId) : undefined
  const charged = trainingClass?.educationFundFen
  return charged ? `本班已列支职工教育经费 ${formatYuanShort(charged)} 元` : undefined
}
