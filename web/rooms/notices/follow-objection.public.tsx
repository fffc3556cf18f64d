import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { go, useLocation } from '../../public/location.ts'
import { noticeRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { AttachFiles } from './attach-files.tsx'

const tones = { open: 'doing', upheld: 'done', dismissed: 'done' } as const

/** 查异议: by the receipt alone; the reason and who raised it are not shown. */
export function Page() {
  const t = useTranslations('public-notices.receipt')
  const notices = useTranslations('public-notices')
  const receipt = useLocation().search.get('receipt') ?? ''
  const [typed, setTyped] = useState(receipt)
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) go(`/p/objections?receipt=${encodeURIComponent(typed.trim())}`)
  }
  return (
    <PublicPage title={t('title')} lead={t('lead')} back="/p/notices" backName={notices('title')}>
      <form className="card narrow" onSubmit={find}>
        <Field
          label={t('code')}
          hint={t('codeHint')}
          value={typed}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" className="button primary">
          {t('find')}
        </button>
      </form>
      {receipt && <Found key={receipt} receiptCode={receipt} />}
    </PublicPage>
  )
}

function Found({ receiptCode }: { receiptCode: string }) {
  const t = useTranslations('public-notices.receipt')
  const { data, problem, reload } = useCall(noticeRoutes.followObjection, { params: { receiptCode } })
  if (problem) return <ErrorBox problem={problem} onRetry={reload} />
  if (!data) return <Loading />
  return (
    <Card>
      <Rows>
        <Row name={t('notice')}>
          <Link to={`/p/notices/${data.noticeId}`}>{data.title}</Link> {t('line', { number: data.lineNumber })}
        </Row>
        <Row name={t('state')}>
          <StatusTag tone={tones[data.state]}>{t(`states.${data.state}`)}</StatusTag>
        </Row>
        <Row name={t('raisedOn')}>{data.raisedOn}</Row>
        {data.repliedOn && <Row name={t('repliedOn')}>{data.repliedOn}</Row>}
        {data.reply && <Row name={t('reply')}>{data.reply}</Row>}
        {data.replyFiles.length > 0 && (
          <Row name={t('replyFiles')}>
            {data.replyFiles.map((file) => (
              <a key={file.id} href={`/api/notices/objections/receipts/${receiptCode}/files/${file.id}`} download>
                {file.name}
              </a>
            ))}
          </Row>
        )}
        {data.state !== 'open' && <Row name={t('attached')}>{data.attached}</Row>}
      </Rows>
      {data.state === 'open' && <AttachFiles receiptCode={receiptCode} count={data.attached} />}
    </Card>
  )
}
