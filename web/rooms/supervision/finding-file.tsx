import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { closeFinding, type listFindings, openCase, rectifyFinding } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { useGo } from '../../ui/page-link.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { closers, inspectors, rectifiers } from './duties.ts'
import { WordsForm } from './words-form.tsx'

type Finding = Reply<typeof listFindings>['rows'][number]

/** One finding: what is to be put right, what was, and the next act of whoever may. */
export function FindingFile({ finding }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const { role } = useSession().user
  const facts = [
    [t('findingTitle'), finding.title],
    [t('promise'), finding.promise],
    [t('demand'), finding.demand],
    [t('rectification'), finding.rectification],
    [t('closing'), finding.closingNote],
  ] as const
  return (
    <>
      <dl className="facts">
        {facts
          .filter(([, words]) => words)
          .map(([title, words]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      {finding.state === 'open' && rectifiers.has(role) && <Rectify finding={finding} />}
      {finding.state === 'rectified' && closers.has(role) && <Close finding={finding} />}
      {inspectors.has(role) && <Case finding={finding} />}
    </>
  )
}

function Rectify({ finding: { id: findingId, version } }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const rectify = useAct(rectifyFinding)
  return (
    <WordsForm<{ rectification: string }>
      draft={`rectify/${findingId}`}
      submit={t('rectify')}
      fields={[{ name: 'rectification', label: t('rectification') }]}
      onSubmit={(body) => rectify.mutateAsync({ params: { findingId }, body: { ...body, version } })}
      busy={rectify.isPending}
      error={rectify.error}
    />
  )
}

function Close({ finding: { id: findingId, version } }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const close = useAct(closeFinding)
  const outcomes = [
    { value: 'closed', label: t('closeIt') },
    { value: 'again', label: t('again') },
  ]
  return (
    <WordsForm<{ outcome: 'closed' | 'again'; note: string }>
      draft={`close-finding/${findingId}`}
      submit={t('closeIt')}
      fields={[{ name: 'note', label: t('closing') }]}
      onSubmit={(body) => close.mutateAsync({ params: { findingId }, body: { ...body, version } })}
      busy={close.isPending}
      error={close.error}
    >
      <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true }]}>
        <Select options={outcomes} />
      </Form.Item>
    </WordsForm>
  )
}

function Case({ finding: { id: sourceId } }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const go = useGo()
  const open = useAct(openCase, { onDone: ({ id }) => go(`/supervision/cases/${id}`) })
  return (
    <WordsForm<{ title: string; grounds: string }>
      folded
      draft={`case/${sourceId}`}
      submit={t('openCase')}
      fields={[
        { name: 'title', label: t('caseTitle'), kind: 'line' },
        { name: 'grounds', label: t('grounds') },
      ]}
      onSubmit={(words) => open.mutateAsync({ body: { source: 'finding', sourceId, ...words } })}
      busy={open.isPending}
      error={open.error}
    />
  )
}
