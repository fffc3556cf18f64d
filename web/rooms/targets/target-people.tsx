import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import { targetPeople } from '#targets/contract'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import type { TargetView } from './target.page.tsx'
import { useTargetTitle } from './targets.page.tsx'

type Filters = Readonly<Record<'year' | 'open' | 'met', string>>

interface TargetPeopleProps {
  readonly view: TargetView
  readonly filters: Filters
  readonly onChange: (change: Partial<Filters>) => void
}

/** Who or what stands behind a figure; of a share also who is not reached yet. */
export function TargetPeople({ view: { target, counties }, filters, onChange }: TargetPeopleProps) {
  const t = useTranslations('targets')
  const titleOf = useTargetTitle()
  const met = filters.met === 'no' ? 'no' : 'yes'
  const whole = filters.open === target.regionCode
  const query = { year: Number(filters.year), met, ...(whole ? {} : { regionCode: filters.open }) } as const
  const list = useEndpointPages(targetPeople, { params: { target: target.key }, query })
  const place = counties.find((row) => row.regionCode === filters.open)?.regionName ?? target.regionName
  const choices = (['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <DetailDrawer
      open
      title={t('people', { place, title: titleOf(target) })}
      onClose={() => onChange({ open: '', met: 'yes' })}
    >
      {target.unit === 'share' && (
        <Select aria-label={t('met')} value={met} options={choices} onChange={(next) => onChange({ met: next })} />
      )}
      <DataTable
        label={titleOf(target)}
        list={list}
        rowKey={(row) => String(row.position)}
        empty={{ title: t('nobody') }}
        columns={[
          {
            key: 'subject',
            title: t('subject'),
            render: (row) =>
              row.personId ? <PageLink to={`/people/${row.personId}`}>{row.subject}</PageLink> : row.subject,
          },
          { key: 'county', title: t('county'), render: (row) => row.regionName },
          { key: 'on', title: t('on'), render: (row) => row.on },
          { key: 'matter', title: t('matter'), render: (row) => row.matter },
        ]}
      />
    </DetailDrawer>
  )
}
