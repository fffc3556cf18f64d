import { useTranslations } from 'use-intl'
import { usePathParams } from '../../public/location.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading, Notice } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import { Money } from '../../ui/money.tsx'
import { Differences, type Disclosure, DisclosureFigures, useLabel } from './disclosure-figures.tsx'
import { disclosureRoutes } from './disclosure-routes.ts'

/** One period of one place: sums, bars, tables, versions, the table as a file. */
export function Page() {
  const t = useTranslations('public-disclosure')
  const label = useLabel()
  const { disclosureId = '' } = usePathParams()
  const { data, problem, reload } = useCall(disclosureRoutes.getDisclosure, { params: { disclosureId } })
  const title = data ? `${data.regionName} ${label(data.periodLabels)} ${t('title')}` : t('title')
  return (
    <PublicPage title={title} back="/p/disclosures" backName={t('title')}>
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {data && (
        <>
          {data.replaced && <Notice tone="warn">{t('replaced')}</Notice>}
          <Head of={data} />
          <DisclosureFigures figures={data.figures} />
          <Differences of={data} />
          <p>
            <a className="button" href={`/api/statistics/disclosures/${data.id}/table`}>
              {t('download')}
            </a>
          </p>
        </>
      )}
    </PublicPage>
  )
}

function Head({ of }: { readonly of: Disclosure }) {
  const t = useTranslations('public-disclosure')
  return (
    <Card>
      <Rows>
        <Row name={t('period')}>{t('until', { from: of.from, until: of.until })}</Row>
        <Row name={t('paid')}>
          <Money fen={of.figures.paidFen} />
        </Row>
        <Row name={t('recovered')}>
          <Money fen={of.figures.recoveredFen} />
        </Row>
        {of.note && <Row name={t('note')}>{of.note}</Row>}
        {of.correctionReason && <Row name={t('correction')}>{of.correctionReason}</Row>}
        <Row name={t('versions')}>
          {of.versions.map(({ id, version, publishedOn }) => (
            <span key={id}>
              <Link to={`/p/disclosures/${id}`}>{t('version', { version })}</Link>{' '}
              {t('publishedOn', { date: publishedOn ?? '' })}{' '}
            </span>
          ))}
        </Row>
        <Row name={t('hash')}>
          <code>{of.hash.slice(0, 16)}</code>
          <br />
          <small>{t('hashHint')}</small>
        </Row>
      </Rows>
    </Card>
  )
}
