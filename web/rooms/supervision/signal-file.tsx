import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { checkStates, dismissSignal, getSignal, openCase, openCheck } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { inspectors } from './duties.ts'
import { usePair } from './use-pair.ts'
import { WordsForm } from './words-form.tsx'

type Signal = Reply<typeof getSignal>

/** One signal: the evidence, the honest explanation, and what may be done. */
export function SignalFile({ signalId }: { signalId: string }) {
  const { role } = useSession().user
  return (
    <Answer to={useEndpoint(getSignal, { params: { signalId } })}>
      {(signal) => (
        <>
          <Evidence signal={signal} />
          {signal.state === 'open' && inspectors.has(role) && <Acts signal={signal} />}
        </>
      )}
    </Answer>
  )
}

function Evidence({ signal }: { signal: Signal }) {
  const t = useTranslations('supervision')
  const pair = usePair()
  const { label } = useCodeWords()
  return (
    <>
      <h2>{signal.sentence}</h2>
      <p role="note">{t('noticeHint')}</p>
      <dl className="facts">
        <Fact title={t('why')}>{pair(signal.why)}</Fact>
        <Fact title={t('about')}>{signal.organizationName}</Fact>
        <Fact title={t('evidence')} empty={signal.details.length === 0}>
          <Few of={signal.details.map((line) => <div key={line}>{line}</div>)} />
        </Fact>
        <Fact title={t('classes')}>
          {signal.classes.length > 0 && (
            <Few
              of={signal.classes.map(({ id, number, title }) => (
                <div key={id}>
                  <PageLink to={`/classes/${id}`}>
                    {number} {title}
                  </PageLink>
                </div>
              ))}
            />
          )}
        </Fact>
        <Fact title={t('persons')}>
          {signal.persons.map(({ id, name }) => (
            <PageLink key={id} to={`/people/${id}`} className="in-line">
              {name}{' '}
            </PageLink>
          ))}
        </Fact>
        <Fact title={t('checksOf')}>
          {signal.checks.map((check) => (
            <div key={check.id}>
              {check.dueOn} {label(checkStates, check.state)}
            </div>
          ))}
        </Fact>
        <Fact title={t('reason')}>{signal.dismissedReason}</Fact>
      </dl>
      {signal.cites.map((anchor) => (
        <Clause key={anchor} anchor={anchor} />
      ))}
    </>
  )
}

/** Lines of evidence that are shown before the rest is asked for. */
const AT_FIRST = 8

function Few({ of }: { of: readonly ReactNode[] }) {
  const t = useTranslations('supervision')
  return (
    <>
      {of.slice(0, AT_FIRST)}
      {of.length > AT_FIRST && (
        <details>
          <summary>{t('more', { count: of.length - AT_FIRST })}</summary>
          {of.slice(AT_FIRST)}
        </details>
      )}
    </>
  )
}

function Fact({ title, empty, children }: { title: string; empty?: boolean; children: ReactNode }) {
  if (empty || !children || (Array.isArray(children) && children.length === 0)) return null
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Acts({ signal }: { signal: Signal }) {
  const t = useTranslations('supervision')
  const go = useGo()
  const { id: signalId, version } = signal
  const dismiss = useAct(dismissSignal)
  const check = useAct(openCheck)
  const open = useAct(openCase, { onDone: ({ id }) => go(`/supervision/cases/${id}`) })
  return (
    <>
      {signal.classes.length > 0 && (
        <WordsForm<{ dueOn: string }>
          folded
          draft={`check/${signalId}`}
          submit={t('sendPeople')}
          fields={[{ name: 'dueOn', label: t('dueOn'), kind: 'day' }]}
          onSubmit={({ dueOn }) =>
            check.mutateAsync({ params: { signalId }, body: { dueOn: dueOn as never, version } })
          }
          busy={check.isPending}
          error={check.error}
        />
      )}
      <WordsForm<{ reason: string }>
        folded
        draft={`dismiss/${signalId}`}
        submit={t('dismiss')}
        fields={[{ name: 'reason', label: t('reason') }]}
        onSubmit={({ reason }) => dismiss.mutateAsync({ params: { signalId }, body: { reason, version } })}
        busy={dismiss.isPending}
        error={dismiss.error}
      />
      <WordsForm<{ title: string; grounds: string; personId?: string }>
        folded
        draft={`case/${signalId}`}
        submit={t('openCase')}
        fields={[
          { name: 'title', label: t('caseTitle'), kind: 'line' },
          { name: 'grounds', label: t('grounds') },
        ]}
        onSubmit={(body) => open.mutateAsync({ body: { source: 'signal', sourceId: signalId, ...body } })}
        busy={open.isPending}
        error={open.error}
      >
        {!signal.organizationId && (
          <Form.Item name="personId" label={t('personOf')}>
            <Select options={signal.persons.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
      </WordsForm>
    </>
  )
}
