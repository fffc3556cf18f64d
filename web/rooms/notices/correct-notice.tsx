import { Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { changeKinds, correctNotice, type getNotice, previewCorrection } from '#notices/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Notice = Reply<typeof getNotice>
type Change = Notice['changes'][number]

/** What this notice corrects, what corrects it, and the way to correct it. */
export function Correction({ notice }: { notice: Notice }) {
  const t = useTranslations('notices.correction')
  const { role } = useSession().user
  const [open, setOpen] = useState(false)
  return (
    <>
      {notice.replacedBy && (
        <p>
          {t('replaced')} <PageLink to={`/notices/${notice.replacedBy}`}>{t('toNew')}</PageLink>
        </p>
      )}
      {notice.replaces && (
        <section className="panel">
          <h2>{t('title')}</h2>
          <p>
            {notice.fault} <PageLink to={`/notices/${notice.replaces}`}>{t('toOld')}</PageLink>
          </p>
          <Changes changes={notice.changes} />
        </section>
      )}
      {role === 'county-clerk' && !notice.replacedBy && (
        <p>
          <Button onClick={() => setOpen(true)}>{t('start')}</Button>
        </p>
      )}
      <DetailDrawer open={open} title={t('start')} onClose={() => setOpen(false)}>
        <CorrectionForm notice={notice} onDone={() => setOpen(false)} />
      </DetailDrawer>
    </>
  )
}

/** Line by line: before and after. */
function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('notices.correction')
  const { label } = useCodeWords()
  const words = (said: Change['before']) => said && `${said.name} ${said.township}`
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.kind}-${change.lineNumber}`}>
          {label(changeKinds, change.kind)} {t('number', { number: change.lineNumber })}{' '}
          {change.before && <del>{words(change.before)}</del>}
          {change.before && change.after && ' → '}
          {change.after && <ins>{words(change.after)}</ins>}
        </li>
      ))}
    </ul>
  )
}

/** The same person stands on several lines, one for each item: a name corrected on one of them only is said. */
function SamePerson({ notice, changes }: { notice: Notice; changes: readonly Change[] }) {
  const t = useTranslations('notices.correction')
  const touched = new Set(changes.map(({ lineNumber }) => lineNumber))
  const forgotten = notice.lines.filter(
    (line) =>
      !touched.has(line.lineNumber) && changes.some(({ kind, before }) => kind === 'changed' && isSame(before, line)),
  )
  if (forgotten.length === 0) return null
  return (
    <p role="alert">
      <StatusTag tone="warn">
        {t('samePerson', { lines: forgotten.map((line) => line.lineNumber).join('、') })}
      </StatusTag>
    </p>
  )
}

const isSame = (before: Change['before'], line: Notice['lines'][number]) =>
  before?.name === line.name && before?.township === line.township

interface Values {
  readonly fault: string
  readonly corrections?: readonly { readonly lineNumber: number; readonly name: string; readonly township?: string }[]
  readonly removed?: readonly number[]
  readonly restored?: readonly number[]
}

/** First what would differ and until when, then the publication of exactly that. */
function CorrectionForm({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const t = useTranslations('notices.correction')
  const go = useGo()
  const params = { noticeId: notice.id }
  const preview = useAct(previewCorrection)
  const correct = useAct(correctNotice, {
    alsoChanges: ['subsidies'],
    onDone: ({ noticeId }) => {
      onDone()
      go(`/notices/${noticeId}`)
    },
  })
  const body = preview.variables?.body
  const seen = preview.data
  return (
    <>
      <p className="hint">{t('lead')}</p>
      <ActForm<Values>
        draft={`correct-notice/${notice.id}`}
        submit={t('preview')}
        onSubmit={(values) => preview.mutateAsync({ params, body: bodyOf(values) })}
        labels={{ fault: t('fault') }}
        busy={preview.isPending}
        error={preview.error}
      >
        <CorrectionFields notice={notice} />
      </ActForm>
      {seen && body && (
        <section className="panel">
          <h3>{t('differs')}</h3>
          <Changes changes={seen.changes} />
          <SamePerson notice={notice} changes={seen.changes} />
          <p>{t('days', { kept: seen.kept, from: seen.startsOn, until: seen.endsOn })}</p>
          <ConfirmAct
            act={t('publish')}
            items={seen.changes.map((change) => ({
              key: `${change.kind}-${change.lineNumber}`,
              name: `${t('number', { number: change.lineNumber })} ${(change.after ?? change.before)?.name ?? ''}`,
            }))}
            onConfirm={() => correct.mutateAsync({ params, body })}
          />
        </section>
      )}
    </>
  )
}

const bodyOf = ({ fault, corrections = [], removed = [], restored = [] }: Values) => ({
  fault,
  corrections: corrections.map(({ township = '', ...line }) => ({ ...line, township })),
  removed: [...removed],
  restored: [...restored],
})

function CorrectionFields({ notice }: { notice: Notice }) {
  const t = useTranslations('notices.correction')
  const form = Form.useFormInstance<Values>()
  const options = notice.lines.map((line) => ({
    value: line.lineNumber,
    label: `${t('number', { number: line.lineNumber })} ${line.name} ${line.township}`,
  }))
  const gone = notice.changes.flatMap(({ kind, lineNumber, before }) =>
    kind === 'removed' ? [{ value: lineNumber, label: `${t('number', { number: lineNumber })} ${before?.name}` }] : [],
  )
  const fill = (index: number) => (lineNumber: number) => {
    const line = notice.lines.find((one) => one.lineNumber === lineNumber)
    form.setFieldValue(['corrections', index], { lineNumber, name: line?.name, township: line?.township })
  }
  return (
    <>
      <Form.Item name="fault" label={t('fault')} rules={[{ required: true, message: t('faultNeeded') }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.List name="corrections">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Space key={key} align="baseline" wrap>
                <Form.Item
                  name={[name, 'lineNumber']}
                  label={t('line')}
                  rules={[{ required: true, message: t('lineNeeded') }]}
                >
                  <Select options={options} showSearch={{ optionFilterProp: 'label' }} onChange={fill(name)} />
                </Form.Item>
                <Form.Item
                  name={[name, 'name']}
                  label={t('name')}
                  rules={[{ required: true, message: t('nameNeeded') }]}
                >
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'township']} label={t('township')}>
                  <Input maxLength={30} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{t('drop')}</Button>
              </Space>
            ))}
            <p>
              <Button onClick={() => add()}>{t('add')}</Button>
            </p>
          </>
        )}
      </Form.List>
      <Form.Item name="removed" label={t('removed')} extra={t('removedHint')}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {gone.length > 0 && (
        <Form.Item name="restored" label={t('restored')}>
          <Select mode="multiple" options={gone} />
        </Form.Item>
      )}
    </>
  )
}
