import type { CodeList } from '#kernel/codes'
import { type DateText, earlier, later } from '#kernel/dates'
import { personStatuses, restrictedStatuses } from '#people/contract'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packsFor } from '#policy'
import { trainingKinds } from '#policy/contract'
import { evidenceKinds, placeKinds, programmes, trainingCategories } from './contract.ts'
import { categories, type Entry, groups, places, programmeEntries } from './domain/dictionaries.ts'

type Period = { readonly from: DateText; readonly until: DateText }

/**
 * The dictionaries of the documents as they stand on a day: what a document names holds as long as the document does,
 * its extensions included (柳政规〔2019〕63号 三（三）、四、六（二）).
 */
export async function readDictionaries(tx: Tx, _: Actor, { on = tx.today }: { on?: DateText | undefined }) {
  const packs = await packsFor(tx, '450000')
  const periods = new Map(packs.map(({ document: d }) => [d.id, { from: d.effectiveFrom, until: d.validUntil }]))
  const line = lineOn(periods, on)
  return {
    on,
    groups: linesOf(groups, personStatuses, line).map(({ entry, ...one }) => ({
      ...one,
      evidence: entry.evidence.map(labelledBy(evidenceKinds)),
      trainedFree: entry.trainedFree ?? false,
      inProjects: entry.inProjects ?? false,
      restricted: restrictedStatuses.some((status) => status === one.code),
    })),
    categories: linesOf(categories, trainingCategories, line).map(({ entry, ...one }) => ({
      ...one,
      kinds: entry.kinds.map(labelledBy(trainingKinds)),
    })),
    places: linesOf(places, placeKinds, line),
    programmes: linesOf(programmeEntries, programmes, line),
  }
}

const labelledBy = (list: CodeList<string>) => (code: string) => ({ code, label: list.label(code) })

function lineOn(periods: ReadonlyMap<string, Period>, on: DateText) {
  return (code: string, label: string, { cites, note }: Entry) => {
    const own = cites.flatMap((cite) => periods.get(cite.split('#')[0] ?? '') ?? [])
    const [first, ...more] = own
    if (!first) throw new Error(`no document names ${code}`)
    const from = more.reduce((least, period) => earlier(least, period.from), first.from)
    const until = more.reduce((most, period) => later(most, period.until), first.until)
    const inForce = own.some((period) => period.from <= on && on <= period.until)
    return { code, label, cites: [...cites], note: note ?? null, from, until, inForce }
  }
}

function linesOf<E extends Entry>(
  dictionary: Readonly<Partial<Record<string, E>>>,
  list: CodeList<string>,
  line: ReturnType<typeof lineOn>,
) {
  return Object.entries(dictionary).flatMap(([code, entry]) =>
    entry ? [{ ...line(code, list.label(code), entry), entry }] : [],
  )
}
