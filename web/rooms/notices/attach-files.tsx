import { type ChangeEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { noticeRoutes } from '../../public/routes.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Notice } from '../../public/ui/states.tsx'
import { usePublicAct } from '../../public/use-call.ts'
import { toSendAgain } from './objection-words.ts'
import { smallPhoto } from './small-photo.ts'

/** Photos or PDFs for an objection that waits for its answer, by its receipt; `count` are attached already. */
export function AttachFiles({ receiptCode, count }: { receiptCode: string; count: number }) {
  const t = useTranslations('public-notices.files')
  const attach = usePublicAct(noticeRoutes.attachToObjection)
  const [attached, setAttached] = useState(count)
  const [names, setNames] = useState<readonly string[]>([])
  const [unsent, setUnsent] = useState<readonly string[]>([])
  const left = toSendAgain(unsent, attach.problem?.code)
  const id = useId()
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const files = [...(input.files ?? [])]
    setUnsent([])
    for (const [index, file] of files.entries()) {
      const sent = await attach.run({ params: { receiptCode }, file: await smallPhoto(file) })
      if (!sent) {
        setUnsent(files.slice(index).map(({ name }) => name))
        break
      }
      setAttached(sent.attached)
      setNames((before) => [...before, file.name])
    }
    input.value = ''
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('attach')}</label>
      <p id={`${id}-hint`} className="muted">
        {t('hint')}
      </p>
      {attach.problem && <ErrorBox problem={attach.problem} />}
      {left.length > 0 && <Notice tone="warn">{t('left', { names: left.join('、') })}</Notice>}
      <input
        id={id}
        type="file"
        multiple
        accept="image/*,.pdf"
        aria-describedby={`${id}-hint`}
        disabled={attach.busy}
        onChange={(event) => void take(event)}
      />
      {attach.busy && <p role="status">{t('sending')}</p>}
      {!attach.busy && attached > 0 && (
        <Notice tone="done">
          {t('attached', { count: attached })}
          {names.length > 0 && t('attachedNow', { names: names.join('、') })}
        </Notice>
      )}
    </div>
  )
}
