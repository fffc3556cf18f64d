import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { dropDrafts } from '../ui/draft.ts'
import { Glyph } from '../ui/glyph.tsx'
import { type DemoIdentity, homeOf } from '../ui/session.ts'
import { go } from './location.ts'
import { publicPages } from './pages.ts'
import { authRoutes } from './routes.ts'
import { ErrorBox } from './ui/error-box.tsx'
import { Link } from './ui/link.tsx'
import { Loading, Notice } from './ui/states.tsx'
import { useCall, usePublicAct } from './use-call.ts'

const steps = ['intent', 'opening', 'attendance', 'certificate', 'calculation', 'notice', 'payment', 'job'] as const

/** Who stands where on the page; the order is the order of the work. */
const groups = [
  {
    group: 'bureau',
    roles: ['county-clerk', 'second-reviewer', 'approver', 'city-employment-service', 'city-officer', 'region-officer'],
  },
  { group: 'host', roles: ['school', 'teacher', 'workshop', 'enterprise', 'hr-agency'] },
  { group: 'money', roles: ['finance', 'accountant'] },
  { group: 'watch', roles: ['auditor', 'administrator'] },
  { group: 'trainee', roles: ['trainee'] },
] as const

/** The landing page: what this is, who you want to be, what everybody may see. */
export function Page() {
  const t = useTranslations('public-landing')
  const brand = useTranslations('public')
  useEffect(() => {
    document.title = `${brand('brand')} · ${brand('brandLine')}`
  }, [brand])
  return (
    <>
      <section className="hero">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <ol className="chain" aria-label={t('chainLabel')}>
          {steps.map((step) => (
            <li key={step}>{t(`chain.${step}`)}</li>
          ))}
        </ol>
      </section>
      <Identities />
      <OpenPages />
    </>
  )
}

function Identities() {
  const t = useTranslations('public-landing')
  const demo = useCall(authRoutes.listDemoIdentities)
  const enter = usePublicAct(authRoutes.takeDemoIdentity)
  const become = async (identity: DemoIdentity) => {
    dropDrafts()
    const entered = await enter.run({ body: { account: identity.account } })
    if (entered) go(homeOf(identity.role))
  }
  if (demo.problem?.status === 404) return <Notice tone="doing">{t('noDemo')}</Notice>
  if (demo.problem) return <ErrorBox problem={demo.problem} onRetry={demo.reload} />
  if (!demo.data) return <Loading />
  const { identities } = demo.data
  const others = identities.filter(laterOfRole)
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{t('choose')}</h2>
      <p className="muted">{t('chooseHint')}</p>
      {enter.problem && <ErrorBox problem={enter.problem} />}
      <div className="identity-groups">
        {groups.map(({ group, roles }) => (
          <IdentityGroup
            key={group}
            title={t(`group.${group}`)}
            members={roles.flatMap((role) => identities.filter((identity) => identity.role === role).slice(0, 1))}
            busy={enter.busy}
            onChoose={become}
          />
        ))}
        <Everybody />
      </div>
      {others.length > 0 && (
        <details className="identity-groups">
          <summary>{t('others', { count: others.length })}</summary>
          <IdentityGroup title={t('othersTitle')} members={others} busy={enter.busy} onChoose={become} />
        </details>
      )}
    </section>
  )
}

/** The neighbours and second hands: every identity but the first of its role. */
const laterOfRole = (identity: DemoIdentity, index: number, all: readonly DemoIdentity[]): boolean =>
  all.findIndex(({ role }) => role === identity.role) < index

interface GroupProps {
  readonly title: string
  readonly members: readonly DemoIdentity[]
  readonly busy: boolean
  readonly onChoose: (identity: DemoIdentity) => void
}

function IdentityGroup({ title, members, busy, onChoose }: GroupProps) {
  const t = useTranslations('public-landing')
  if (members.length === 0) return null
  const words = (kind: 'role' | 'hint', role: string) => {
    const key = `${kind}.${role}` as `role.trainee`
    return t.has(key) ? t(key) : undefined
  }
  return (
    <div data-span={Math.min(members.length, 4)}>
      <h3>{title}</h3>
      <div className="identities">
        {members.map((identity) => (
          <button type="button" key={identity.account} disabled={busy} onClick={() => onChoose(identity)}>
            <strong>{words('role', identity.role) ?? identity.roleLabel}</strong>
            <span>{[identity.regionName, identity.organizationName].filter(Boolean).join(' · ')}</span>
            <small>{words('hint', identity.role)}</small>
            <Glyph name="next" />
          </button>
        ))}
      </div>
    </div>
  )
}

const openPages = publicPages.filter((page) => page.nav && page.nav !== 'me')

/** The identity that needs none: leads to the pages below. */
function Everybody() {
  const t = useTranslations('public-landing')
  if (openPages.length === 0) return null
  return (
    <div data-span="1">
      <h3>{t('group.everybody')}</h3>
      <div className="identities">
        <a href="#open">
          <strong>{t('role.everybody')}</strong>
          <span>{t('hint.everybody')}</span>
          <Glyph name="next" />
        </a>
      </div>
    </div>
  )
}

function OpenPages() {
  const t = useTranslations('public')
  const hint = useTranslations('public-landing.navHint')
  if (openPages.length === 0) return null
  return (
    <section aria-labelledby="open">
      <h2 id="open">{t('openPages')}</h2>
      <div className="identities">
        {openPages.map(
          (page) =>
            page.nav && (
              <Link key={page.path} to={page.path}>
                <strong>{t(`nav.${page.nav}`)}</strong>
                <span>{hint(page.nav)}</span>
                <Glyph name="next" />
              </Link>
            ),
        )}
      </div>
    </section>
  )
}
