import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { approveOpening, cancelClass, getCheckSheet, returnOpening } from '#classes/contract'
import { Answer } from '../../ui/answer.tsx'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassFile } from './class-file.page.tsx'
import { ReasonField } from './reason-field.tsx'

const decisions = ['approve', 'approve-teaching-only', 'return', 'cancel'] as const

/** 审批: a drawer with the checks that are not met, the note, and the acts the caller may do. */
export function OpeningDecision({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const [open, setOpen] = useState(false)
  if (!decisions.some((act) => file.acts.includes(act))) return null
  const applicant = file.acts.includes('apply')
  return (
    <p className="acts">
      <Button type={applicant ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {file.acts.includes('approve') ? t('decide') : t('cancel')}
      </Button>
      <DetailDrawer open={open} title={`${t('decision')} · ${file.title}`} onClose={() => setOpen(false)}>
        <Decide file={file} onDone={() => setOpen(false)} />
      </DetailDrawer>
    </p>
  )
}

function Decide({ file, onDone }: { file: ClassFile; onDone: () => void }) {
  const t = useTranslations('classes')
  const [note, setNote] = useState('')
  const given = { params: { classId: file.id }, body: { version: file.version, note } }
  const send = useAct(returnOpening, { onDone })
  const cancel = useAct(cancelClass, { alsoChanges: ['funds'], onDone })
  const one = [{ key: file.id, name: file.title }]
  const written = note.trim() !== ''
  return (
    <>
      <ReasonField label={t('noteLabel')} value={note} longest={500} onChange={setNote} />
      {file.acts.includes('approve') && <Approve file={file} note={note} onDone={onDone} />}
      <p className="acts">
        {file.acts.includes('return') && (
          <ConfirmAct act={t('return')} items={one} disabled={!written} onConfirm={() => send.mutateAsync(given)} />
        )}
        {file.acts.includes('cancel') && (
          <ConfirmAct
            act={t('cancel')}
            danger
            items={one}
            disabled={!written}
            onConfirm={() => cancel.mutateAsync(given)}
          />
        )}
      </p>
    </>
  )
}

function Approve({ file, note, onDone }: { file: ClassFile; note: string; onDone: () => void }) {
  const t = useTranslations('classes')
  const approve = useAct(approveOpening, { alsoChanges: ['funds'], onDone })
  const sheet = useEndpoint(getCheckSheet, { params: { classId: file.id } })
  const budget = file.budget.map((row) => ({
    key: row.item,
    name: `${row.label} · ${row.sourceLabel}`,
    amountFen: row.amountFen,
  }))
  const items = budget.length > 0 ? budget : [{ key: file.id, name: t('noBudget') }]
  return (
    <Answer to={sheet}>
      {({ checks }) => {
        const late = checks.some((check) => check.code === 'opening-late' && !check.met)
        const unmet = checks.filter((check) => !check.met)
        const given = { params: { classId: file.id }, body: { version: file.version, note, teachingOnly: late } }
        return (
          <>
            <p>{t('checkedSums', { met: checks.length - unmet.length, unmet: unmet.length })}</p>
            <ul className="check-sheet">
              {unmet.map((check) => (
                <li key={check.code}>
                  <StatusTag tone="stop">{t('unmet')}</StatusTag>
                  <div>
                    <strong>{check.label}</strong>
                    <p>{check.fact}</p>
                  </div>
                </li>
              ))}
            </ul>
            {late && <p>{t('lateWhy')}</p>}
            <ConfirmAct
              act={late ? t('approveLate') : t('approve')}
              items={late ? [{ key: file.id, name: file.title }] : items}
              onConfirm={() => approve.mutateAsync(given)}
            />
          </>
        )
      }}
    </Answer>
  )
}
