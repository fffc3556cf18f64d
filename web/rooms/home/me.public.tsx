import { useTranslations } from 'use-intl'
import { sum } from '#kernel/money'
import { classRoutes, employmentRoutes, organizationRoutes, subsidyRoutes } from '../../public/routes.ts'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { Money } from '../../ui/money.tsx'
import { ownAmounts } from '../subsidies/my-amounts.ts'
import { Own } from './own-page.tsx'

/** 我的: four doors, each with what matters most on it. */
export function Page() {
  const t = useTranslations('public-me')
  const classes = useCall(classRoutes.listMyClasses)
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      <Own answer={classes}>
        {(data) => (
          <div className="identities">
            <ClassDoor latest={data.classes[0]} />
            <AttendanceDoor latest={data.classes[0]} />
            <MoneyDoor />
            <PostsDoor />
            <AccountDoor />
            <PlainDoor to="rate" />
            <PlainDoor to="honours" />
          </div>
        )}
      </Own>
      <p>
        <Link to="/p/password?next=/p/me">{t('password')}</Link>
      </p>
    </PublicPage>
  )
}

/** A door that says no more than its page does. */
function PlainDoor({ to }: { to: 'rate' | 'honours' }) {
  const t = useTranslations(`public-me.${to}`)
  return (
    <Link to={`/p/me/${to}`}>
      <strong>{t('title')}</strong>
      <span>{t('lead')}</span>
      <Glyph name="next" />
    </Link>
  )
}

interface Latest {
  readonly title: string
  readonly place: string
  readonly stateLabel: string
  readonly attendedDates: readonly string[]
}

function ClassDoor({ latest }: { latest: Latest | undefined }) {
  const t = useTranslations('public-me.class')
  return (
    <Link to="/p/me/class">
      <strong>{t('title')}</strong>
      <span>{latest ? `${latest.title} · ${latest.stateLabel}` : t('none')}</span>
      <small>{latest?.place}</small>
      <Glyph name="next" />
    </Link>
  )
}

function AttendanceDoor({ latest }: { latest: Latest | undefined }) {
  const t = useTranslations('public-me.attendance')
  return (
    <Link to="/p/me/attendance">
      <strong>{t('title')}</strong>
      <span>{t('attended', { count: latest?.attendedDates.length ?? 0 })}</span>
      <Glyph name="next" />
    </Link>
  )
}

function MoneyDoor() {
  const t = useTranslations('public-me.money')
  const { data } = useCall(subsidyRoutes.myMoney)
  const claimable = useCall(subsidyRoutes.listClaimable).data?.matters ?? []
  const own = data?.lines.some((line) => line.toMe)
  const { received, coming } = ownAmounts(data?.lines ?? [])
  return (
    <Link to="/p/me/money">
      <strong>{t('title')}</strong>
      {claimable.length > 0 && <Claimable matters={claimable} />}
      <span>{own ? [t('total'), ' ', <Money key="total" fen={received} />] : t('none')}</span>
      {coming > 0 && (
        <span>
          {t('coming')} <Money fen={coming} />
        </span>
      )}
      <Glyph name="next" />
    </Link>
  )
}

/** What waits for a claim of one's own: what came back; how much, and how many where the amount is not known yet. */
function Claimable({ matters }: { matters: Reply<typeof subsidyRoutes.listClaimable>['matters'] }) {
  const t = useTranslations('public-me.money')
  const again = matters.filter(({ returned }) => returned.length > 0)
  const back = again.filter(({ returned }) => returned.some(({ state }) => state === 'returned'))
  const ready = matters.filter(({ notReady, returned }) => notReady === null && returned.length === 0)
  const known = ready.flatMap(({ claimableFen }) => (claimableFen === null ? [] : [claimableFen]))
  return (
    <>
      {back.length > 0 && <strong>{t('returned', { count: back.length })}</strong>}
      {again.length > back.length && <strong>{t('ended', { count: again.length - back.length })}</strong>}
      {ready.length > 0 && (
        <span>
          <strong>{t('claimable', { count: ready.length })}</strong> {known.length > 0 && <Money fen={sum(known)} />}
        </span>
      )}
    </>
  )
}

/** Says so where somebody has changed the account and I have not answered. */
function AccountDoor() {
  const t = useTranslations('public-me.account')
  const { data } = useCall(organizationRoutes.listAccountNotices)
  const open = data?.notices.filter(({ answer }) => answer === null).length ?? 0
  return (
    <Link to="/p/me/account">
      <strong>{t('title')}</strong>
      <span>{open > 0 ? t('open', { count: open }) : t('door')}</span>
      <Glyph name="next" />
    </Link>
  )
}

function PostsDoor() {
  const t = useTranslations('public-me.posts')
  const { data } = useCall(employmentRoutes.getMyPosts)
  const latest = data?.matters[0]
  return (
    <Link to="/p/me/posts">
      <strong>{t('title')}</strong>
      <span>{latest ? t('count', { count: latest.posts.length }) : t('none')}</span>
      <small>{latest?.followUpDueOn && t('followUpBy', { date: latest.followUpDueOn })}</small>
      <Glyph name="next" />
    </Link>
  )
}
