import { useLocale, useTranslations } from 'use-intl'
import { talentRoutes } from '../../public/routes.ts'
import { Card, Row, Rows } from '../../public/ui/card.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Empty, Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import { labelLanguage } from '../../ui/language.ts'

/** 光荣榜: winners, honours, studios and bases; a name without consent is masked by the server. */
export function Page() {
  const t = useTranslations('public-honours')
  const language = labelLanguage(useLocale())
  const { data, problem, reload } = useCall(talentRoutes.honourRoll, { query: { language } })
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {data?.rows.length === 0 && <Empty title={t('empty')} next={t('emptyNext')} />}
      {data?.rows.map((row) => (
        <Card key={`${row.id} ${row.name}`} title={row.name}>
          <Rows>
            <Row name={t('honour')}>{row.honour}</Row>
            <Row name={t('what')}>{row.title}</Row>
            <Row name={t('level')}>{row.level}</Row>
            <Row name={t('place')}>{row.regionName}</Row>
            <Row name={t('day')}>{row.onDay}</Row>
          </Rows>
        </Card>
      ))}
      <p>{t('masked')}</p>
    </PublicPage>
  )
}
