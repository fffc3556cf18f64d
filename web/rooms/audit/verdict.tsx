import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { auditStreams, getAuditVerdict } from '#desk/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** Recomputes the chains when asked: the whole trail is read, so it does not run by itself. */
export function Verdict() {
  const t = useTranslations('audit.verdict')
  const words = useCodeWords()
  const verdict = useEndpoint(getAuditVerdict, {}, { enabled: false })
  const { data } = verdict
  return (
    <section className="panel" aria-label={t('title')}>
      <div className="page-title">
        <h2>{t('title')}</h2>
        {data && (
          <StatusTag tone={data.faults.length === 0 ? 'done' : 'stop'}>
            {data.faults.length === 0 ? t('whole') : t('broken', { count: data.faults.length })}
          </StatusTag>
        )}
        {data && (
          <span>{t('counts', { events: data.events, unsealed: data.unsealed, chains: data.heads.length })}</span>
        )}
        <Button className="page-actions" loading={verdict.isFetching} onClick={() => void verdict.refetch()}>
          {t('run')}
        </Button>
      </div>
      {verdict.error && <ProblemAlert problem={problemFrom(verdict.error)} />}
      {data && data.faults.length > 0 && (
        <ul className="field-error">
          {data.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {data && data.remarks.length > 0 && (
        <ul className="hint">
          {data.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {data && (
        <details>
          <summary>{t('heads')}</summary>
          <ul className="chain-heads">
            {data.heads.map((head) => (
              <li key={head.stream}>
                {words.label(auditStreams, head.stream)} № {head.seq} <code>{head.hash.slice(0, 16)}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {!data && <p className="hint">{t('hint')}</p>}
    </section>
  )
}
