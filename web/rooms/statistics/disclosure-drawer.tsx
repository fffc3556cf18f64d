import { useTranslations } from 'use-intl'
import { isDate } from '#kernel/dates'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DisclosureFile, DisclosurePreview } from './disclosure-file.tsx'

interface Props {
  /** The disclosure that is open; empty where none is. */
  readonly open: string
  /** First day of a period whose figures are looked at before they are drafted. */
  readonly from: string
  readonly onChange: (change: { open: string; from: string }) => void
}

/** One disclosure, or the figures one would be made of. */
export function DisclosureDrawer({ open, from, onChange }: Props) {
  const t = useTranslations('disclosure')
  return (
    <DetailDrawer
      open={open !== '' || isDate(from)}
      title={t('title')}
      onClose={() => onChange({ open: '', from: '' })}
    >
      {open !== '' && <DisclosureFile key={open} id={open} onCorrect={(day) => onChange({ from: day, open: '' })} />}
      {open === '' && isDate(from) && (
        <DisclosurePreview key={from} from={from} onDrafted={() => onChange({ open: '', from: '' })} />
      )}
    </DetailDrawer>
  )
}
