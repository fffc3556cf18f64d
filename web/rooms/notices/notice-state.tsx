import { useTranslations } from 'use-intl'
import { StatusTag } from '../../ui/status-tag.tsx'

interface NoticeStateProps {
  readonly notice: { readonly open: boolean; readonly replacedBy: string | null }
}

/** Open, ended, or corrected since. */
export function NoticeState({ notice: { open, replacedBy } }: NoticeStateProps) {
  const t = useTranslations('notices')
  if (replacedBy) return <StatusTag tone="stop">{t('replaced')}</StatusTag>
  return <StatusTag tone={open ? 'doing' : 'done'}>{t(open ? 'open' : 'ended')}</StatusTag>
}
