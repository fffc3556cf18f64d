import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { auditStreams, type listAuditEvents } from '#desk/contract'
import { roles } from '#platform/auth/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageLink, usePagePaths } from '../../ui/page-link.tsx'
import { type Fact, factsOf, matterPage, shanghaiTime, valueText } from './audit-facts.ts'

type Event = Reply<typeof listAuditEvents>['rows'][number]

/** Who acted, in which post. */
export function Who({ of }: { of: Event }) {
  const t = useTranslations('audit')
  return <>{of.roleLabel ? `${of.roleLabel} ${of.userName ?? ''}` : t('nobody')}</>
}

/** One act with its facts, and the way to everything else about its matter. */
export function EventDetails({ of, onMatter }: { of: Event; onMatter: (matterId: string) => void }) {
  const t = useTranslations('audit')
  const words = useCodeWords()
  const paths = usePagePaths()
  const page = of.matterId && matterPage(of.stream, of.matterId, paths)
  const nameOf = (key: string) => {
    if (key === 'input') return t('input')
    const known = `fact.${key}` as 'fact.rows'
    return t.has(known) ? t(known) : key
  }
  const textOf = (fact: Fact) => {
    if (fact.path[0] === 'role') return words.label(roles, String(fact.value))
    if (fact.value === 'command-line') return t('commandLine')
    return valueText(fact, { yes: t('yes'), no: t('no') })
  }
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('at'), shanghaiTime(of.at)],
    [t('who'), <Who key="who" of={of} />],
    [t('where'), [of.regionName, of.organizationName].filter(Boolean).join(' · ')],
    [t('stream'), `${words.label(auditStreams, of.stream)} · ${of.seq === null ? t('unsealed') : `№ ${of.seq}`}`],
    ...factsOf(of.facts).map((fact) => [fact.path.map(nameOf).join(' · '), textOf(fact)] as const),
  ]
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {of.matterId && (
          <div>
            <dt>{t('matter')}</dt>
            <dd>
              <code>{of.matterId}</code>
            </dd>
          </div>
        )}
      </dl>
      {of.matterId && (
        <p className="drawer-acts">
          <Button onClick={() => onMatter(of.matterId ?? '')}>{t('sameMatter')}</Button>
          {page && <PageLink to={page}>{t('openMatter')}</PageLink>}
        </p>
      )}
    </>
  )
}
