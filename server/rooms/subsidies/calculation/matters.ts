import { claimMatterOf as employmentMatter } from '#employment'
import type { CommittedPart } from '#funds'
import type { Tx } from '#platform/db'
import type { ClaimMatter, ClaimSubject, FundItem } from '#policy'
import { claimMatterOf as talentMatter } from '#talent'
import { advanceMatter } from '../advances/advance-matter.ts'
import type { MatterKind } from '../contract-words.ts'
import { refuse } from '../refusals.ts'
import { certificateMatter } from './certificate-matter.ts'
import { trainingMatter } from './training-matter.ts'

/** Which matter: its kind says which room keeps it. */
export interface MatterKey {
  readonly matterKind: MatterKind
  readonly matterId: string
}

/** A matter as its room hands it over, with what only the evidence of several rooms together can say. */
export interface Matter extends ClaimMatter {
  /** The occupation over all code versions, where limits count by it; else the code of the facts. */
  readonly occupation?: { readonly identity: string; readonly name: string }
  /** What an approval reserved, by fund item: the split over the sources it is paid from, in their order. */
  readonly committed?: ReadonlyMap<FundItem, readonly CommittedPart[]>
  /** The certificate each subject's claim rests on, by subject. */
  readonly certificates?: ReadonlyMap<string, string>
  /** The reserved item a subject's money is drawn from, where it is not the rule's own. */
  readonly drawsOn?: ReadonlyMap<string, FundItem>
  /** As which class a subject counts under the limits, where the matter is not the class itself. */
  readonly countsAs?: ReadonlyMap<string, string>
}

type Provider = (tx: Tx, matterId: string) => Promise<Matter | undefined>

/** Who hands over matters of a kind; of the others nothing can be claimed yet. */
const providers: Readonly<Partial<Record<MatterKind, Provider>>> = {
  training: trainingMatter,
  certificate: certificateMatter,
  award: talentMatter,
  recognition: talentMatter,
  'joint-school': talentMatter,
  placement: employmentMatter,
  'training-through-work': employmentMatter,
  advance: advanceMatter,
}

/** The matter as it stands now, in the asker's reach. */
export const findMatter = async (tx: Tx, { matterKind, matterId }: MatterKey): Promise<Matter | undefined> =>
  providers[matterKind]?.(tx, matterId)

/** The same, or a refusal. @throws Refusal `matter-unknown` */
export async function getMatter(tx: Tx, key: MatterKey): Promise<Matter> {
  const matter = await findMatter(tx, key)
  if (!matter) throw refuse('matter-unknown')
  return matter
}

export const keyOf = ({ kind, id }: ClaimMatter): MatterKey => ({ matterKind: kind, matterId: id })

/** Everybody the matter is about; a studio is nobody. */
export const personsOf = ({ subjects }: { readonly subjects: readonly Pick<ClaimSubject, 'personId'>[] }): string[] => [
  ...new Set(subjects.flatMap(({ personId }) => (personId ? [personId] : []))),
]
