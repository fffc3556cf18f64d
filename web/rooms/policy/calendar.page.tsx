import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { listCalendar, putCalendarYear } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'

/** 工作日历: the days off of every year that is known, and how long it lasts. */
export function Page() {
  const t = useTranslations('policy')
  const { role } = useSession().user
  const asked = useEndpoint(listCalendar, {})
  const rows = asked.data?.years ?? []
  const left = asked.data?.endsInDays
  const soon = asked.data?.endsSoon === true
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        lead={t('calendar.lead')}
        back={{ to: '/policy', name: t('title') }}
        tags={
          left !== undefined && (
            <StatusTag tone={soon ? 'warn' : 'done'}>
              {t(soon ? 'calendar.endsSoon' : 'calendar.ends', { days: left })}
            </StatusTag>
          )
        }
      />
      <DataTable
        label={t('calendar.title')}
        list={listOf(asked, rows)}
        rowKey={(row) => String(row.year)}
        empty={{ title: t('calendar.title') }}
        columns={[
          { key: 'year', title: t('calendar.year'), render: (row) => row.year, fixed: true },
          { key: 'holidays', title: t('calendar.holidays'), render: (row) => <Days days={row.holidays} /> },
          { key: 'workdays', title: t('calendar.workdays'), render: (row) => <Days days={row.workdays} /> },
          { key: 'source', title: t('calendar.source'), render: (row) => row.source },
        ]}
      />
      {(role === 'administrator' || role === 'region-officer') && <EditYear next={(rows.at(-1)?.year ?? 2026) + 1} />}
    </>
  )
}

function Days({ days }: { days: readonly string[] }) {
  const t = useTranslations('policy.calendar')
  return (
    <details>
      <summary>{t('days', { count: days.length })}</summary>
      {days.join('、')}
    </details>
  )
}

interface Values {
  readonly year: number
  readonly holidays?: string
  readonly workdays?: string
  readonly source: string
}

function EditYear({ next }: { next: number }) {
  const t = useTranslations('policy.calendar')
  const put = useAct(putCalendarYear)
  const labels = { year: t('year'), holidays: t('holidays'), workdays: t('workdays'), source: t('source') }
  const daysOf = (text = '') => text.split(/[\s,，、]+/).filter(Boolean)
  const submit = ({ year, holidays, workdays, source }: Values) =>
    put.mutateAsync({
      params: { year },
      body: { holidays: daysOf(holidays), workdays: daysOf(workdays), source },
    })
  return (
    <section className="panel">
      <h2>{t('edit')}</h2>
      <ActForm<Values>
        draft="put-calendar-year"
        submit={t('submit')}
        initial={{ year: next }}
        onSubmit={submit}
        labels={labels}
        busy={put.isPending}
        error={put.error}
      >
        <Form.Item name="year" label={labels.year} rules={[{ required: true }]}>
          <Input inputMode="numeric" className="numeric" maxLength={4} />
        </Form.Item>
        <Form.Item name="holidays" label={labels.holidays} extra={t('daysHint')}>
          <Input.TextArea rows={4} />
        </Form.Item>
        <Form.Item name="workdays" label={labels.workdays} extra={t('daysHint')}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item name="source" label={labels.source} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={120} />
        </Form.Item>
      </ActForm>
    </section>
  )
}
