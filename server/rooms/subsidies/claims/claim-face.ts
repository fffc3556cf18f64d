import { commitmentFor } from '#notices'
import type { Tx } from '#platform/db'
import type { Matter } from '../calculation/matters.ts'
import { itemWords } from './item-words.ts'
import { selectAgreements } from './store-agreements.ts'
import { selectLinesWhere } from './store-lines.ts'
import { selectReturned } from './store-returned.ts'

/** What a claim of the matter rests on: whether the commitment is signed, for whom it is, what came back. */
export async function claimFace(tx: Tx, matter: Matter) {
  return {
    commitmentSigned: (await commitmentFor(tx, { matterKind: 'claim', matterId: matter.id })) !== undefined,
    agency: await agencyOf(tx, matter),
    returned: await cameBack(tx, matter.id),
  }
}

/** Everybody who claims for themselves, with the agreement by which somebody does it for them. */
async function agencyOf(tx: Tx, { id, organizationId, subjects }: Matter) {
  if (organizationId) return []
  const agreements = new Map((await selectAgreements(tx, id)).map((one) => [one.personId, one]))
  return subjects.flatMap(({ personId, name }) =>
    personId ? [{ personId, name, agreement: agreements.get(personId) ?? null }] : [],
  )
}

/** What came back of a matter and may be claimed again: why, and its lines as they stood. */
async function cameBack(tx: Tx, matterId: string) {
  const batches = await selectReturned(tx, { matterId })
  const lines = batches.length > 0 ? await selectLinesWhere(tx, { matterId }) : []
  const byBatch = Map.groupBy(lines, ({ batchId }) => batchId)
  return batches.map(({ matterId: _, ...batch }) => ({
    ...batch,
    lines: (byBatch.get(batch.id) ?? []).map((line) => ({
      id: line.id,
      name: line.subjectName,
      item: itemWords(line),
      amountFen: line.amountFen,
    })),
  }))
}
