import { addPlacements, addWorkMonths, downloadClaimTemplate } from '#employment/contract'
import { download } from '../../ui/call.ts'
import { useAct } from '../../ui/use-endpoint.ts'
import { ListUpload } from '../people/list-upload.tsx'
import type { ClaimList } from './claim-list-file.tsx'

/** Uploads people or months into a list that is being written. */
export function FillList({ list }: { list: ClaimList }) {
  const placement = list.kind === 'placement'
  const params = { listId: list.id }
  const [place, work] = [useAct(addPlacements), useAct(addWorkMonths)]
  const act = placement ? place : work
  const template = () =>
    void download(downloadClaimTemplate, { params: { listKind: placement ? 'placements' : 'work-months' } })
  return (
    <ListUpload
      onFile={(file) => act.mutate({ params, file })}
      onTemplate={template}
      busy={act.isPending}
      error={act.error}
      receipt={act.data}
    />
  )
}
