import { Button } from 'antd'
import { useTranslations } from 'use-intl'

/** Prints the page as the style sheet for paper lays it out; `wide` across the sheet, for tables of many columns. */
export function PrintButton({ wide = false }: { wide?: boolean }) {
  const t = useTranslations('ui')
  return (
    <Button className={wide ? 'print-wide' : undefined} onClick={() => window.print()}>
      {t('print')}
    </Button>
  )
}
