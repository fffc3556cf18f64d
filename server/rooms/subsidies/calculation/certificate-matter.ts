import { claimMatterOf } from '#assessment'
import { monthsInsured } from '#employment'
import { monthOf } from '#kernel/dates'
import { diedOn } from '#people'
import type { Tx } from '#platform/db'
import type { Matter } from './matters.ts'

/**
 * A certificate as a matter: the ledger of certificates hands it over; how long its holder has been insured until the day of
 * issue is known to #employment alone (参保职工技能提升补贴，柳政规〔2019〕63号 六（一）). One whose test lies after its holder's death
 * proves nothing.
 */
export async function certificateMatter(tx: Tx, id: string): Promise<Matter | undefined> {
  const matter = await claimMatterOf(tx, id)
  if (!matter) return undefined
  const persons = matter.subjects.flatMap(({ personId }) => (personId ? [personId] : []))
  const insured = await monthsInsured(tx, persons, monthOf(matter.decisiveOn))
  const died = await diedOn(tx, persons)
  const subjects = matter.subjects.map(({ facts, ...subject }) => ({
    ...subject,
    facts: {
      ...facts,
      ...((died.get(subject.personId ?? '') ?? matter.examinedOn) < matter.examinedOn && { certificate: null }),
      ...(facts.trainee && { trainee: { ...facts.trainee, insuredMonths: insured.get(subject.personId ?? '') ?? 0 } }),
    },
  }))
  return { ...matter, subjects }
}
