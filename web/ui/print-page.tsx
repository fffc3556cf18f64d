import PrinterOutlined from '@ant-design/icons/PrinterOutlined'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface PrintPageProps {
  readonly title: string
  /** The issuing office, below the title. */
  readonly unit?: string
  /** Number, date, hash: printed at the foot of the sheet. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** A sheet as it will be printed (A4): only the sheet goes to paper, menu and buttons do not. */
export function PrintPage({ title, unit, foot, children }: PrintPageProps) {
  const t = useTranslations('ui')
  return (
    <>
      <Button className="no-print" icon={<PrinterOutlined />} onClick={() => print()}>
        {t('print')}
      </Button>
      <article className="sheet">
        <h1>{title}</h1>
        {unit && <p>{t('unit', { unit })}</p>}
        {children}
        {foot && <footer>{foot}</footer>}
      </article>
    </>
  )
}
