import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import {
  downloadCredentialTemplate,
  enterCredential,
  importCredentials,
  listCertificateTypes,
  skillLevels,
} from '#assessment/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { type ArgsOf, download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { Opening } from '../../ui/opening.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { ListUpload } from '../people/list-upload.tsx'
import { Field, TradeSelect } from './form-parts.tsx'

type Body = ArgsOf<typeof enterCredential>['body']

/** 录入或颁发一张证书. */
export function EnterCredential() {
  const t = useTranslations('credentials')
  return <Opening title={t('enter')}>{(close) => <EnterForm onDone={close} />}</Opening>
}

function EnterForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('credentials')
  const { options } = useCodeWords()
  const clerk = useSession().user.role === 'county-clerk'
  const act = useAct(enterCredential, { onDone })
  const types = (useEndpoint(listCertificateTypes, {}).data?.types ?? []).filter(
    ({ code, entered }) => entered && (clerk || code === 'skill-level'),
  )
  const labels = {
    name: t('person'),
    residentId: t('residentId'),
    typeCode: t('type'),
    number: t('number'),
    tradeCode: t('trade'),
    level: t('level'),
    issuedOn: t('issuedOn'),
    examinedOn: t('examinedOn'),
    issuer: t('issuer'),
  }
  return (
    <ActForm<Body>
      draft="assessment/credential"
      submit={t('submit')}
      labels={labels}
      busy={act.isPending}
      error={act.error}
      onSubmit={({ level, ...body }) => act.mutateAsync({ body: { ...body, level: level ?? null } })}
    >
      <p>{t('makerChecker')}</p>
      {(['name', 'residentId'] as const).map((name) => (
        <Field key={name} name={name} label={labels[name]}>
          <Input maxLength={60} autoComplete="off" />
        </Field>
      ))}
      <Field name="typeCode" label={labels.typeCode}>
        <Select options={types.map(({ code, title }) => ({ value: code, label: title }))} />
      </Field>
      <Field name="number" label={labels.number}>
        <Input maxLength={40} autoComplete="off" />
      </Field>
      <Field name="tradeCode" label={labels.tradeCode}>
        <TradeSelect />
      </Field>
      <Field name="level" label={labels.level} optional extra={t('levelHint')}>
        <Select allowClear options={options(skillLevels)} />
      </Field>
      <Field name="issuedOn" label={labels.issuedOn}>
        <DateInput />
      </Field>
      <Field name="examinedOn" label={labels.examinedOn} optional extra={t('examinedHint')}>
        <DateInput />
      </Field>
      {clerk && (
        <Field name="issuer" label={labels.issuer}>
          <Input maxLength={80} autoComplete="off" />
        </Field>
      )}
    </ActForm>
  )
}

/** 导入证书清单: every fault at once. */
export function UploadCredentials() {
  const t = useTranslations('credentials')
  const upload = useAct(importCredentials)
  return (
    <Opening title={t('import')}>
      {() => (
        <ListUpload
          onFile={(file) => upload.mutate({ file })}
          onTemplate={() => void download(downloadCredentialTemplate)}
          busy={upload.isPending}
          error={upload.error}
          receipt={upload.data}
        />
      )}
    </Opening>
  )
}
