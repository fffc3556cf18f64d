import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { getClass } from '#classes/contract'
import { type Fen, formatYuanShort } from '#kernel/money'
import { Clause } from '../../ui/clause.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** 同一班另在职工教育经费列支: shown wherever the class or its claim is looked at; it stops nothing. */
export function EducationFundWarning({ amountFen }: { amountFen: Fen | null }) {
  const t = useTranslations('classes')
  if (!amountFen) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('educationWarning', { amount: formatYuanShort(amountFen) })}
      description={<Clause anchor="lz-2019-63#6-3" />}
    />
  )
}

/** The same where only the class's id is known. */
export function EducationFundWarningOf({ classId }: { classId: string }) {
  const { data } = useEndpoint(getClass, { params: { classId } })
  return <EducationFundWarning amountFen={data?.educationFundFen ?? null} />
}
