import type { MatterKind } from '#subsidies/contract'

export interface MatterKey {
  readonly matterKind: MatterKind
  readonly matterId: string
}

/** Where a matter's calculation stands. */
export const calculationPath = ({ matterKind, matterId }: MatterKey): string =>
  `/subsidies/matters/${matterKind}/${matterId}`

const files: Readonly<Partial<Record<MatterKind, string>>> = { training: '/classes' }

/** The page of the room that keeps the matter, where it has one. */
export const matterPath = ({ matterKind, matterId }: MatterKey): string | undefined => {
  const folder = files[matterKind]
  return folder && `${folder}/${matterId}`
}
