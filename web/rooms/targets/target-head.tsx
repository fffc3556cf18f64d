import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import { Clause } from '../../ui/clause.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LightTag, ProgressBar } from './progress-bar.tsx'
import type { TargetView } from './target.page.tsx'
import { TargetFacts, useTargetTitle } from './targets.page.tsx'

/** A target's bar, its words, its reading and who is responsible; the year to look at. */
export function TargetHead({ view, year, onYear }: { view: TargetView; year: string; onYear: (year: string) => void }) {
  const t = useTranslations('targets')
  const titleOf = useTargetTitle()
  const { target, years } = view
  const whole = t('wholePeriod', { from: `${years[0]}`, until: `${years.at(-1)}` })
  const options = [{ value: '0', label: whole }, ...years.map((one) => ({ value: String(one), label: String(one) }))]
  return (
    <>
      <PageHeader
        title={titleOf(target)}
        back={{ to: '/targets', name: t('back') }}
        tags={<LightTag light={target.light} />}
        actions={<Select aria-label={t('year')} value={year} options={options} onChange={onYear} />}
      />
      <section className="panel">
        {target.shareBp !== null && <ProgressBar shareBp={target.shareBp} elapsedBp={target.elapsedBp} />}
        <TargetFacts target={target} />
        <dl className="facts">
          <div>
            <dt>{t('quote')}</dt>
            <dd>
              “{target.quote}”{' '}
              {target.cites.map((anchor) => (
                <Clause key={anchor} anchor={anchor} />
              ))}
            </dd>
          </div>
          <div>
            <dt>{t('reading')}</dt>
            <dd>{target.reading[0]}</dd>
          </div>
          <div>
            <dt>{t('responsible')}</dt>
            <dd>{target.responsible.join('、')}</dd>
          </div>
        </dl>
      </section>
    </>
  )
}
