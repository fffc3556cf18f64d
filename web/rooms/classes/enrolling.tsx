import { Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { enroll, enrollRoster, getRosterTemplate } from '#classes/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { download } from '../../ui/call.ts'
import { SheetUpload } from '../../ui/sheet-upload.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { OverlapNote } from '../people/overlap-note.tsx'
import type { ClassFile } from './class-file.page.tsx'
import { bodyOfTerms, type TermsOfOne, TraineeTermsFields } from './trainee-terms.tsx'

/** 入班: one person, or a list with every error at once. */
export function Enrolling({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  return (
    <div className="enrolling">
      <details>
        <summary>{t('enroll')}</summary>
        <EnrollOne file={file} />
      </details>
      <details>
        <summary>{t('roster')}</summary>
        <EnrollMany file={file} />
      </details>
    </div>
  )
}

interface One extends TermsOfOne {
  readonly name: string
  readonly residentId: string
}

function EnrollOne({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const act = useAct(enroll)
  const labels = { name: t('person'), residentId: t('residentId') }
  const must = (label: string) => [{ required: true, whitespace: true, message: t('needed', { label }) }]
  return (
    <ActForm<One>
      key={file.enrolled}
      draft={`enroll/${file.id}`}
      submit={t('enrollDo')}
      onSubmit={({ name, residentId, ...terms }) =>
        act.mutateAsync({ params: { classId: file.id }, body: { name, residentId, ...bodyOfTerms(terms) } })
      }
      labels={labels}
      busy={act.isPending}
      error={act.error}
    >
      <Form.Item name="name" label={labels.name} rules={must(labels.name)}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="residentId" label={labels.residentId} rules={must(labels.residentId)}>
        <Input maxLength={24} className="numeric" autoComplete="off" />
      </Form.Item>
      <OverlapNote from={file.startsOn} until={file.endsOn} />
      <TraineeTermsFields />
    </ActForm>
  )
}

function EnrollMany({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const act = useAct(enrollRoster)
  return (
    <SheetUpload
      act={act}
      maxMegabytes={20}
      onFile={(roster) => act.mutate({ params: { classId: file.id }, file: roster })}
      report={
        act.data && {
          accepted: act.data.added,
          skipped: act.data.known,
          faults: act.data.errors.map(({ row, column, message }) => ({ row, column, reason: message })),
        }
      }
    >
      <Button type="link" onClick={() => void download(getRosterTemplate)}>
        {t('template')}
      </Button>
    </SheetUpload>
  )
}
