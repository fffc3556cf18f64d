import { Popover } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getClause } from './clause-text.ts'
import { Glyph } from './glyph.tsx'
import { problemFrom } from './problem.ts'
import { useEndpoint } from './use-endpoint.ts'

/** A clause as a chip that opens its words; the label is asked from the server unless given. */
export function Clause({ anchor, label }: { anchor: string; label?: string }) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const asked = { params: { anchor } }
  const { data, error } = useEndpoint(getClause, asked, {
    enabled: open || !label,
    staleTime: Number.POSITIVE_INFINITY,
  })
  // The anchor is a code of ours: it stands only where its words cannot be had.
  const name = label ?? data?.clause ?? (error ? anchor : '…')
  const missing = error && (problemFrom(error).status === 404 ? t('clauseMissing') : problemFrom(error).title)
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={name}
      content={<div className="clause-text">{data?.text ?? missing ?? '…'}</div>}
    >
      <button type="button" className="clause-chip" aria-label={`${t('clause')} ${name}`} aria-expanded={open}>
        <Glyph name="clause" />
        {name}
      </button>
    </Popover>
  )
}
