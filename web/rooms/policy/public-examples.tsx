import { useTranslations } from 'use-intl'
import type { RulePage } from './read-rule.public.tsx'

/** The signed-off examples, in Chinese, as they were signed: what the first gives, then what is changed in each. */
export function PublicExamples({ examples: { given, rows } }: { examples: RulePage['examples'] }) {
  const t = useTranslations('public-policy')
  if (rows.length === 0) return null
  const words = (points: typeof given) => points.map(({ name, value }) => `${name} ${value}`).join('；')
  return (
    <details className="clause">
      <summary>{t('examples', { count: rows.length })}</summary>
      <p className="muted" lang="zh-CN">
        {t('given')}：{words(given)}
      </p>
      <ol className="points" lang="zh-CN">
        {rows.map((row) => (
          <li key={row.title}>
            {row.title} →{' '}
            <strong>
              {row.refusedFor ? t('refused', { label: row.refusedFor }) : t('amount', { amount: row.amount ?? '' })}
            </strong>
            {row.changed.length > 0 && <div className="muted">{words(row.changed)}</div>}
          </li>
        ))}
      </ol>
    </details>
  )
}
