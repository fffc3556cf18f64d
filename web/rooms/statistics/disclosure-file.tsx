import { Alert, App, Button, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { DateText } from '#kernel/dates'
import {
  draftDisclosure,
  exportDisclosure,
  getDisclosure,
  previewDisclosure,
  publishDisclosure,
  returnDisclosure,
} from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { checkers, drafters } from './disclosure-duties.ts'
import { Differences, type Disclosure, DisclosureFigures, useLabel } from './disclosure-figures.tsx'

interface PreviewProps {
  readonly from: DateText
  /** It was submitted for checking: there is nothing more to preview. */
  readonly onDrafted: () => void
}

/** A period as it would be published now; the finance office submits it. */
export function DisclosurePreview({ from, onDrafted }: PreviewProps) {
  const t = useTranslations('disclosure')
  const label = useLabel()
  const asked = useEndpoint(previewDisclosure, { query: { from } })
  const { role } = useSession().user
  return (
    <Answer to={asked}>
      {(preview) => (
        <>
          <h2>{t('preview', { period: label(preview.periodLabels) })}</h2>
          {preview.drafted && <Alert type="info" showIcon title={t('drafted')} />}
          <DisclosureFigures figures={preview.figures} />
          {drafters.has(role) && !preview.drafted && <DraftForm preview={preview} onDrafted={onDrafted} />}
        </>
      )}
    </Answer>
  )
}

interface Values {
  readonly note?: string
  readonly correctionReason?: string
}

interface DraftProps {
  readonly preview: Reply<typeof previewDisclosure>
  readonly onDrafted: () => void
}

function DraftForm({ preview, onDrafted }: DraftProps) {
  const t = useTranslations('disclosure')
  const { message } = App.useApp()
  const label = useLabel()
  const { from, hash, nextVersion } = preview
  const draft = useAct(draftDisclosure, {
    onDone: () => {
      void message.success(t('done', { period: label(preview.periodLabels), version: nextVersion }), 6)
      onDrafted()
    },
  })
  return (
    <ActForm<Values>
      draft={`disclosure/${from}`}
      submit={nextVersion > 1 ? t('correct', { version: nextVersion }) : t('draft')}
      onSubmit={({ note = '', correctionReason }) =>
        draft.mutateAsync({ body: { from, hash, note, correctionReason: correctionReason || undefined } })
      }
      labels={{ note: t('note'), correctionReason: t('reason') }}
      busy={draft.isPending}
      error={draft.error}
    >
      <Form.Item name="note" label={t('note')} extra={t('noteHint')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {nextVersion > 1 && (
        <Form.Item name="correctionReason" label={t('reason')} rules={[{ required: true, message: t('reasonNeeded') }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </ActForm>
  )
}

interface FileProps {
  readonly id: string
  readonly onCorrect: (from: DateText) => void
}

/** One version: its figures, what it changed; published or returned by another person than drafted it. */
export function DisclosureFile({ id, onCorrect }: FileProps) {
  const t = useTranslations('disclosure')
  const open = useTranslations('public-disclosure')
  const label = useLabel()
  const { role, regionCode } = useSession().user
  const asked = useEndpoint(getDisclosure, { params: { disclosureId: id } })
  const actions = (one: Disclosure) => one.regionCode === regionCode
  return (
    <Answer to={asked}>
      {(one) => (
        <>
          <h2>
            {one.regionName} {label(one.periodLabels)} {open('version', { version: one.version })}
          </h2>
          {one.note && <p>{one.note}</p>}
          {one.correctionReason && <p>{`${t('reason')}：${one.correctionReason}`}</p>}
          {one.returnReason && <p>{t('returned', { reason: one.returnReason })}</p>}
          <p className="hint">
            {open('hash')} <code>{one.hash.slice(0, 16)}</code>
          </p>
          <DisclosureFigures figures={one.figures} />
          <Differences of={one} />
          {one.state === 'draft' && checkers.has(role) && actions(one) && <Check one={one} />}
          {one.state === 'published' && (
            <div className="acts">
              <a href={`/p/disclosures/${one.id}`}>{t('publicPage')}</a>
              <Button onClick={() => download(exportDisclosure, { params: { disclosureId: one.id } })}>
                {open('download')}
              </Button>
              {drafters.has(role) && actions(one) && !one.replaced && (
                <Button onClick={() => onCorrect(one.from)}>{t('correct', { version: one.version + 1 })}</Button>
              )}
            </div>
          )}
        </>
      )}
    </Answer>
  )
}

function Check({ one }: { readonly one: Disclosure }) {
  const t = useTranslations('disclosure')
  const label = useLabel()
  const publish = useAct(publishDisclosure)
  const back = useAct(returnDisclosure)
  const params = { disclosureId: one.id }
  const name = t('publishItem', { region: one.regionName, period: label(one.periodLabels), version: one.version })
  return (
    <section className="drawer-part">
      <ConfirmAct
        act={t('publish')}
        items={[{ key: one.id, name, amountFen: one.figures.paidFen }]}
        onConfirm={() => publish.mutateAsync({ params, body: { hash: one.hash } })}
      >
        <p>{t('freezes')}</p>
      </ConfirmAct>
      <ActForm<{ reason: string }>
        draft={`return-disclosure/${one.id}`}
        submit={t('back')}
        onSubmit={(body) => back.mutateAsync({ params, body })}
        labels={{ reason: t('backReason') }}
        busy={back.isPending}
        error={back.error}
      >
        <Form.Item name="reason" label={t('backReason')} rules={[{ required: true, message: t('backReasonNeeded') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </ActForm>
    </section>
  )
}
