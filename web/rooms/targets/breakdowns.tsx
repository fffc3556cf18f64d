import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Breakdown, breakdownStates, checkBreakdown, listBreakdowns, returnBreakdown } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { ReasonInput } from '../subsidies/reason-input.tsx'
import { BreakdownForm } from './breakdown-form.tsx'
import type { TargetView } from './target.page.tsx'

const makers: readonly string[] = ['city-officer', 'region-officer']
const tones: Readonly<Record<Breakdown['state'], Tone>> = {
  waiting: 'doing',
  'in-force': 'done',
  returned: 'stop',
  superseded: 'wait',
}

/** How a target is broken down: every version, the check, and the way to a new one. */
export function Breakdowns({ view }: { view: TargetView }) {
  const t = useTranslations('targets')
  const { role } = useSession().user
  const [drafting, setDrafting] = useState(false)
  const asked = useEndpoint(listBreakdowns, { params: { target: view.target.key } })
  return (
    <section className="panel">
      <h2>{t('breakdown')}</h2>
      <p className="hint">{t('breakdownLead')}</p>
      <Answer to={asked}>
        {({ breakdowns }) => (
          <>
            {makers.includes(role) && !drafting && breakdowns[0]?.state !== 'waiting' && (
              <Button onClick={() => setDrafting(true)}>{t(breakdowns.length === 0 ? 'draft' : 'again')}</Button>
            )}
            {drafting && <BreakdownForm view={view} latest={breakdowns[0]} onClose={() => setDrafting(false)} />}
            {breakdowns.length === 0 && !drafting && <p>{t('noBreakdown')}</p>}
            {breakdowns.map((one) => (
              <Version key={one.id} breakdown={one} checks={makers.includes(role)} />
            ))}
          </>
        )}
      </Answer>
    </section>
  )
}

function Version({ breakdown, checks }: { breakdown: Breakdown; checks: boolean }) {
  const t = useTranslations('targets')
  const { label } = useCodeWords()
  const { version, state, madeOn, madeName, documentNumber: document, checkedOn, checkedName, returnReason } = breakdown
  return (
    <details open={state === 'waiting' || state === 'in-force'}>
      <summary>
        {t('version', { version })} <StatusTag tone={tones[state]}>{label(breakdownStates, state)}</StatusTag>{' '}
        {t('madeBy', { date: madeOn, name: madeName, document })}
        {checkedOn && ` · ${t('checkedBy', { date: checkedOn, name: checkedName ?? '' })}`}
        {returnReason && ` · ${t('returnedWhy', { reason: returnReason })}`}
      </summary>
      <Parts breakdown={breakdown} />
      {state === 'waiting' && checks && (breakdown.mine ? <p>{t('own')}</p> : <Check breakdown={breakdown} />)}
    </details>
  )
}

function Parts({ breakdown: { version, parts, sum, gap } }: { breakdown: Breakdown }) {
  const t = useTranslations('targets')
  return (
    <>
      <DataTable
        label={t('version', { version })}
        list={{ rows: parts }}
        rowKey={(row) => `${row.regionCode} ${row.department} ${row.year}`}
        empty={{ title: t('nobody') }}
        columns={[
          { key: 'county', title: t('county'), render: (row) => row.regionName },
          { key: 'department', title: t('department'), render: (row) => row.department || '—' },
          { key: 'year', title: t('year'), render: (row) => (row.year === 0 ? '—' : row.year) },
          { key: 'number', title: t('number'), numeric: true, render: (row) => row.number, sum },
        ]}
      />
      <p>{t('sum', { sum, gap })}</p>
    </>
  )
}

function Check({ breakdown: { id, version, sum, gap } }: { breakdown: Breakdown }) {
  const t = useTranslations('targets')
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const check = useAct(checkBreakdown, { onDone: () => void message.success(t('checked')) })
  const giveBack = useAct(returnBreakdown)
  const params = { breakdownId: id }
  const items = [{ key: id, name: t('checkItem', { version, sum, gap }) }]
  return (
    <p className="page-actions">
      <ConfirmAct act={t('check')} items={items} onConfirm={() => check.mutateAsync({ params })} />{' '}
      <ConfirmAct
        act={t('return')}
        danger
        quiet
        items={items}
        ready={reason.trim() !== ''}
        onConfirm={() => giveBack.mutateAsync({ params, body: { reason } })}
      >
        <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
      </ConfirmAct>
    </p>
  )
}
