import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import {
  attachmentLimits,
  attachToReply,
  type ObjectionSide,
  openObjectionFile,
  withdrawReplyFile,
} from '#notices/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { answerers } from './objection-duties.ts'
import type { Objection } from './objection-file.tsx'

interface FilesProps {
  readonly objection: Objection
  readonly side: ObjectionSide
  readonly onWithdraw?: (fileId: string) => void
}

/** The files of one side; whoever may open one finds its opening in the audit trail. */
export function Files({ objection, side, onWithdraw }: FilesProps) {
  const t = useTranslations('notices.objections')
  const { role } = useSession().user
  const files = objection.files.filter((file) => file.side === side)
  if (files.length === 0) return t('noFiles')
  const mayOpen = answerers.has(role) || role === 'auditor'
  return files.map((file) => {
    const params = { objectionId: objection.id, fileId: file.id }
    return (
      <span key={file.id}>
        <Button type="link" disabled={!mayOpen} onClick={() => void download(openObjectionFile, { params })}>
          {file.name}
        </Button>
        {onWithdraw && <Button onClick={() => onWithdraw(file.id)}>{t('withdraw')}</Button>}
      </span>
    )
  })
}

/** What goes out with the answer: added and taken back until it is given. */
export function ReplyFiles({ objection, mayAttach }: { objection: Objection; mayAttach: boolean }) {
  const t = useTranslations('notices.objections')
  const attach = useAct(attachToReply)
  const withdraw = useAct(withdrawReplyFile)
  const error = attach.error ?? withdraw.error
  if (!mayAttach && objection.files.every(({ side }) => side === 'objection')) return null
  const objectionId = objection.id
  const onWithdraw = mayAttach ? (fileId: string) => withdraw.mutate({ params: { objectionId, fileId } }) : undefined
  return (
    <section className="drawer-part">
      <h2>{t('replyFiles')}</h2>
      {error && <ProblemAlert problem={problemFrom(error)} />}
      <p>
        <Files objection={objection} side="reply" onWithdraw={onWithdraw} />
      </p>
      {mayAttach && (
        <UploadBox
          types={['.jpg', '.jpeg', '.png', '.pdf']}
          maxMegabytes={attachmentLimits.megabytes}
          busy={attach.isPending}
          onFile={(file) => attach.mutate({ params: { objectionId }, file })}
        >
          <p className="hint">{t('replyFilesHint')}</p>
        </UploadBox>
      )}
    </section>
  )
}
