import { useTranslations } from 'use-intl'
import { getWorkQueue } from '#platform/auth/contract'
import { menuFor } from '../../console/menu.ts'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { DueTag } from '../../ui/due-tag.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, usePagePaths } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { ClaimableNow } from '../subsidies/claimable-now.tsx'

type WorkItem = Reply<typeof getWorkQueue>['items'][number]

const tones = ['overdue', 'soon', 'fine'] as const

/** 首页待办: what waits for me, by time limit, red first. */
export function Page() {
  const t = useTranslations('home')
  const { user } = useSession()
  const claims = menuFor(user.role, usePagePaths()).some(({ key }) => key === 'claimable')
  const queue = useEndpoint(getWorkQueue, {})
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Answer to={queue}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} next={t('emptyNext')} />
          ) : (
            tones.map((tone) => (
              <WorkGroup key={tone} title={t(tone)} items={items.filter((item) => item.tone === tone)} />
            ))
          )
        }
      </Answer>
      {claims && <ClaimableNow />}
      <Doable />
    </>
  )
}

function WorkGroup({ title, items }: { title: string; items: readonly WorkItem[] }) {
  const t = useTranslations('home')
  if (items.length === 0) return null
  return (
    <section className="work-group">
      <h2>{title}</h2>
      <ul>
        {items.toSorted(byLimit).map((item) => (
          <li key={item.key}>
            <PageLink to={item.path}>
              <strong>{item.title}</strong>
              <span className="numeric">{t('items', { count: item.count })}</span>
              {item.dueOn && <DueTag tone={item.tone} dueOn={item.dueOn} />}
              <Glyph name="next" />
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The pages of my role, said as what one does there. */
function Doable() {
  const t = useTranslations('home')
  const menu = useTranslations('shell.menu')
  const { user } = useSession()
  const entries = menuFor(user.role, usePagePaths()).filter((entry) => entry.key !== 'work-queue')
  if (entries.length === 0) return null
  return (
    <section className="work-group" aria-labelledby="doable">
      <h2 id="doable">{t('can')}</h2>
      <ul className="doable">
        {entries.map(({ key, path }) => (
          <li key={key}>
            <PageLink to={path}>
              <strong>{menu(key)}</strong>
              <span>{key !== 'work-queue' && t(`does.${key}`)}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

const byLimit = (a: WorkItem, b: WorkItem): number => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')
