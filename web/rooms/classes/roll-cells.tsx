import { useTranslations } from 'use-intl'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { Trainee } from './class-roll.tsx'

/** The contract with the organizer on the first day. */
export function Contract({ row }: { row: Trainee }) {
  const t = useTranslations('classes')
  if (!row.hasContract) return t('none')
  return t('contractSpan', { from: row.contractFrom ?? '', until: row.contractUntil ?? t('openEnded') })
}

/** What is taken from the trainee, and whether nothing may be. */
export function Fee({ row }: { row: Trainee }) {
  const t = useTranslations('classes')
  return (
    <>
      {row.feeFen === null ? t('feesUnknown') : <Money fen={row.feeFen} />}{' '}
      {row.freeOfCharge && <StatusTag tone="doing">{t('freeOfCharge')}</StatusTag>}
    </>
  )
}

/** The completion test. */
export function Result({ row }: { row: Trainee }) {
  const t = useTranslations('classes')
  if (row.passed === null) return t('none')
  return (
    <StatusTag tone={row.passed ? 'done' : 'stop'}>
      {row.passed ? t('passed') : t('failed')} {row.score}
    </StatusTag>
  )
}
