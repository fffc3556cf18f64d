import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocation } from '../../public/location.ts'
import { certificateRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Empty } from '../../public/ui/states.tsx'
import { usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'

type Face = Reply<typeof certificateRoutes.checkCertificate>

/** 证书核验: number and name together; nothing of the person is shown, the name stands in no address. */
export function Page() {
  const t = useTranslations('public-certificate')
  const given = useLocation().search.get('number') ?? ''
  const [number, setNumber] = useState(given)
  const [name, setName] = useState('')
  const [face, setFace] = useState<Face>()
  const check = usePublicAct(certificateRoutes.checkCertificate)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFace(await check.run({ body: { number, name } }))
  }
  const errorOf = (path: string) => check.problem?.errors.find((error) => error.path === path)?.message
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      <form className="card narrow" onSubmit={submit} noValidate>
        {check.problem && <ErrorBox problem={check.problem} />}
        <Field
          label={t('number')}
          hint={t('numberHint')}
          value={number}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={errorOf('number')}
        />
        <Field
          label={t('name')}
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={errorOf('name')}
        />
        <button type="submit" className="button primary" disabled={check.busy}>
          {check.busy ? t('checking') : t('check')}
        </button>
      </form>
      <div aria-live="polite">{face && <Result face={face} />}</div>
    </PublicPage>
  )
}

function Result({ face }: { face: Face }) {
  const t = useTranslations('public-certificate')
  if (face.result === 'no-match') return <Empty title={t('none')} next={t('noneNext')} />
  const valid = face.result === 'valid'
  return (
    <Card
      title={face.number}
      aside={<StatusTag tone={valid ? 'done' : 'stop'}>{valid ? t('valid') : t('revoked')}</StatusTag>}
    >
      <Rows>
        <Row name={t('kind')}>{face.kindLabel}</Row>
        <Row name={t('trade')}>{face.tradeName}</Row>
        <Row name={t('issuer')}>{face.issuer}</Row>
        <Row name={t('issuedOn')}>{face.issuedOn}</Row>
        {face.revokedOn && <Row name={t('revokedOn')}>{face.revokedOn}</Row>}
      </Rows>
    </Card>
  )
}
