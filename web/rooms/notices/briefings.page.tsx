import { Select } from 'antd'
import { useLocale, useTranslations } from 'use-intl'
import { listBriefings, matterKinds } from '#notices/contract'
import { listDocuments } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { labelLanguage } from '../../ui/language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

/** 一次性告知与书面承诺: every version of every step's text, as signed; the latest document first. */
export function Page() {
  const t = useTranslations('notices')
  const language = labelLanguage(useLocale())
  const [filters, set] = useUrlFilters({ pack: '' })
  const listed = useEndpoint(listDocuments, { query: { language } })
  const documents = (listed.data?.documents ?? []).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  const chosen = filters.pack || documents[0]?.id
  return (
    <>
      <PageHeader
        title={t('briefings.title')}
        lead={t('briefings.lead')}
        back={{ to: '/notices', name: t('title') }}
        actions={
          <Select
            aria-label={t('briefings.pack')}
            value={chosen}
            onChange={(pack) => set({ pack })}
            options={documents.map(({ id, number }) => ({ value: id, label: number }))}
          />
        }
      />
      <Answer to={listed}>{() => chosen && <Briefings packId={chosen} />}</Answer>
    </>
  )
}

function Briefings({ packId }: { readonly packId: string }) {
  const t = useTranslations('notices')
  const { label } = useCodeWords()
  const asked = useEndpoint(listBriefings, { query: { packId } })
  return (
    <Answer to={asked}>
      {({ briefings }) =>
        briefings.map((briefing) => (
          <section key={briefing.id} className="panel">
            <h2>
              {label(matterKinds, briefing.matterKind)}{' '}
              {briefing.current && <StatusTag tone="done">{t('briefings.current')}</StatusTag>}
            </h2>
            <p className="hint">
              {t('briefings.version', { version: briefing.version, from: briefing.effectiveFrom })} ·{' '}
              {t('briefings.hash')} <code>{briefing.hash.slice(0, 16)}</code>
              {briefing.cites.map((anchor) => (
                <Clause key={anchor} anchor={anchor} />
              ))}
            </p>
            <h3>{t('briefings.told')}</h3>
            <p style={{ whiteSpace: 'pre-line' }}>{briefing.text}</p>
            <h3>{t('briefings.promised')}</h3>
            <p style={{ whiteSpace: 'pre-line' }}>{briefing.commitmentText}</p>
          </section>
        ))
      }
    </Answer>
  )
}
