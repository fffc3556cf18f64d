import './targets.css'
import { Button } from 'antd'
import { useLocale, useTranslations } from 'use-intl'
import { exportTargets, listTargets, type TargetRow, targetUnits } from '#targets/contract'
import { Answer } from '../../ui/answer.tsx'
import { download } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { percent } from './percent.ts'
import { LightTag, ProgressBar } from './progress-bar.tsx'

/** 目标完成: a bar per target of the documents, as the records stand; each opens to its counties. */
export function Page() {
  const t = useTranslations('targets')
  const targets = useEndpoint(listTargets, {})
  const actions = (
    <>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <Button onClick={() => void download(exportTargets, {})}>{t('export')}</Button>
    </>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={actions} />
      <Answer to={targets}>
        {(data) =>
          data.targets.length === 0 ? (
            <EmptyState title={t('empty')} next={t('emptyNext')} />
          ) : (
            <>
              <p className="hint">{t('until', { date: data.today })}</p>
              <ul className="target-list">
                {data.targets.map((target) => (
                  <TargetCard key={`${target.key}-${target.year}`} target={target} />
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </>
  )
}

function TargetCard({ target }: { target: TargetRow }) {
  const titleOf = useTargetTitle()
  const path = `/targets/${target.key}${target.year === 0 ? '' : `?year=${target.year}`}`
  return (
    <li className={`panel target-card${target.partOf ? ' part' : ''}`}>
      <header>
        <h2>
          <PageLink to={path}>{titleOf(target)}</PageLink>
        </h2>
        <LightTag light={target.light} />
        {target.cites.slice(0, 1).map((anchor) => (
          <Clause key={anchor} anchor={anchor} />
        ))}
      </header>
      {target.shareBp !== null && <ProgressBar shareBp={target.shareBp} elapsedBp={target.elapsedBp} />}
      <TargetFacts target={target} />
    </li>
  )
}

/** The number asked for, what was done, the time gone, and how far it is broken down. */
export function TargetFacts({ target }: { target: TargetRow }) {
  const t = useTranslations('targets')
  return (
    <p className="target-facts">
      <span>
        <AskedFor target={target} />
      </span>
      <strong>
        <DoneSoFar target={target} />
      </strong>
      {target.shareBp !== null && target.unit !== 'share' && (
        <span>{t('progress', { share: percent(target.shareBp) })}</span>
      )}
      <span>{t('elapsed', { elapsed: percent(target.elapsedBp) })}</span>
      <BrokenDown target={target} />
    </p>
  )
}

function AskedFor({ target: { number, unit } }: { target: TargetRow }) {
  const t = useTranslations('targets')
  const { label } = useCodeWords()
  if (number === null) return t('noNumber')
  if (unit === 'share') return t('everybody', { number: percent(number) })
  return t('atLeast', { number: number.toLocaleString('zh-CN'), unit: label(targetUnits, unit) })
}

function DoneSoFar({ target: { count, unit } }: { target: TargetRow }) {
  const t = useTranslations('targets')
  const { label } = useCodeWords()
  const words = { done: count.done.toLocaleString('zh-CN'), of: count.of.toLocaleString('zh-CN') }
  if (unit !== 'share') return t('done', { ...words, unit: label(targetUnits, unit) })
  const shareBp = count.of === 0 ? 0 : Math.floor((count.done * 10_000) / count.of)
  return t('share', { ...words, share: percent(shareBp) })
}

function BrokenDown({ target: { brokenDown, waiting } }: { target: TargetRow }) {
  const t = useTranslations('targets')
  const key = brokenDown && (brokenDown.gap > 0 ? 'given' : brokenDown.gap < 0 ? 'over' : 'whole')
  return (
    <>
      {brokenDown && key && <span>{t(key, { sum: brokenDown.sum, gap: Math.abs(brokenDown.gap) })}</span>}
      {waiting && <StatusTag tone="doing">{t('waiting')}</StatusTag>}
    </>
  )
}

/** A target's title in the reader's language, with its year where it is asked for every year. */
export function useTargetTitle(): (target: Pick<TargetRow, 'title' | 'year'>) => string {
  const t = useTranslations('targets')
  const index = labelLanguage(useLocale()) === 'zh' ? 0 : 1
  return ({ title, year }) => {
    const name = title[index] ?? ''
    return year === 0 ? name : t('ofYear', { title: name, year: String(year) })
  }
}
