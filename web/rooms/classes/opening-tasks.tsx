import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { applyToOpen, signClassCommitment } from '#classes/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { Clause } from '../../ui/clause.tsx'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { Breaches } from '../notices/breaches.tsx'
import type { ClassFile } from './class-file.page.tsx'

/** 还差几步: the application as a task list; what is done says so, the last step is the act. */
export function OpeningTasks({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const go = useGo()
  const apply = useAct(applyToOpen)
  const signed = file.commitment !== null && file.commitment.briefingVersion === file.briefing?.version
  return (
    <section className="panel" aria-label={t('tasks')}>
      <h2>{t('tasks')}</h2>
      <ol className="task-list">
        <li>
          <StatusTag tone="done">{t('taskPlan')}</StatusTag>
          <Button onClick={() => go(`/classes/${file.id}/edit`)}>{t('edit')}</Button>
        </li>
        <li>
          <StatusTag tone={signed ? 'done' : 'doing'}>{t('taskCommitment')}</StatusTag>
          <Clause anchor="lz-2019-63#7-2" />
          {signed ? <Signed file={file} /> : <Commitment file={file} />}
        </li>
        <li>
          <StatusTag tone={signed ? 'doing' : 'wait'}>{t('taskApply')}</StatusTag>
          <p className="hint">{t('applyAfter')}</p>
          <ConfirmAct
            act={t('apply')}
            disabled={!signed}
            items={[{ key: file.id, name: file.title, amountFen: file.budgetFen }]}
            onConfirm={() => apply.mutateAsync({ params: { classId: file.id }, body: { version: file.version } })}
          />
        </li>
      </ol>
    </section>
  )
}

function Signed({ file: { commitment } }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const format = useFormatter()
  if (!commitment) return null
  return (
    <p className="hint">
      {t('signed', {
        version: commitment.briefingVersion,
        at: format.dateTime(new Date(commitment.signedAt), { dateStyle: 'short', timeStyle: 'short' }),
      })}
      {' · '}
      <span className="hash">{t('signedHash', { hash: commitment.hash.slice(0, 16) })}</span>
    </p>
  )
}

function Commitment({ file: { id, briefing } }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const sign = useAct(signClassCommitment)
  const [read, setRead] = useState(false)
  if (!briefing) return null
  const submit = ({ signerName }: { signerName: string }) =>
    sign.mutateAsync({ params: { classId: id }, body: { briefingId: briefing.id, signerName } })
  return (
    <details open>
      <summary>{t('briefing', { version: briefing.version })}</summary>
      <Breaches />
      <p className="long-text">{briefing.text}</p>
      <h3>{t('commitmentText')}</h3>
      <p className="long-text">{briefing.commitmentText}</p>
      <Checkbox checked={read} onChange={(event) => setRead(event.target.checked)}>
        {t('taskCommitment')}
      </Checkbox>
      {read && (
        <ActForm<{ signerName: string }>
          draft={`sign-commitment/${id}`}
          submit={t('sign')}
          onSubmit={submit}
          labels={{ signerName: t('signer') }}
          busy={sign.isPending}
          error={sign.error}
        >
          <Form.Item
            name="signerName"
            label={t('signer')}
            rules={[{ required: true, message: t('needed', { label: t('signer') }) }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        </ActForm>
      )}
    </details>
  )
}
