import { Form } from 'antd'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { benefitItems, checkOverlaps, initiatives } from '#people/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

/** In a form with `name` and `residentId`: warns of what other programmes pay in a time; nothing is refused. */
export function OverlapNote({ from, until }: { from: string; until: string }) {
  const t = useTranslations('benefits')
  const { label } = useCodeWords()
  const [name, residentId] = [Form.useWatch<string>('name'), Form.useWatch<string>('residentId')]
  const { mutate, data, reset } = useAct(checkOverlaps)
  useEffect(() => {
    if (name && residentId?.trim().length === 18) mutate({ body: { name, residentId, from, until } })
    else reset()
  }, [name, residentId, from, until, mutate, reset])
  return (data?.overlaps ?? []).map((one) => (
    <p key={`${one.initiative} ${one.item} ${one.from}`} role="status">
      <StatusTag tone="warn">
        {t('overlap', {
          what: `${label(initiatives, one.initiative)} ${label(benefitItems, one.item)}`,
          from: one.from,
          until: one.until,
          document: one.document,
        })}
      </StatusTag>
    </p>
  ))
}
