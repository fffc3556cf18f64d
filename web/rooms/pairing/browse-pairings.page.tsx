import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { listPairings } from '#pairing/contract'
import { listKeyCounties, listSites } from '#regions/contract'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Notes, PairingMap, TileKindTag } from './pairing-map.tsx'
import { filterTiles, type Tile, tileKinds, tilesOf } from './tiles.ts'

const FRESH = { staleTime: 300_000 }

/** 结对一张图: 44 counties and 22 sites by city, each with its school; the same as a table below. */
export function Page() {
  const t = useTranslations('pairing')
  const counties = useEndpoint(listKeyCounties, {}, FRESH)
  const sites = useEndpoint(listSites, {}, FRESH)
  const pairings = useEndpoint(listPairings, {}, FRESH)
  const tiles = useMemo(
    () =>
      counties.data &&
      sites.data &&
      pairings.data &&
      tilesOf(counties.data.counties, sites.data.sites, pairings.data.pairings),
    [counties.data, sites.data, pairings.data],
  )
  const asked = [counties, sites, pairings]
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        tags={<Clause anchor="gx-2022-7#annex-1" />}
        actions={<PageLink to="/organizations?kind=technical-school">{t('schools')}</PageLink>}
      />
      <Answer
        to={{
          data: tiles,
          error: asked.find((query) => query.error)?.error ?? null,
          isPending: asked.some((query) => query.isPending),
          refetch: () => asked.map((query) => query.refetch()),
        }}
      >
        {(all) => <MapAndTable all={all} />}
      </Answer>
    </>
  )
}

function MapAndTable({ all }: { all: readonly Tile[] }) {
  const t = useTranslations('pairing')
  const [filters, set, reset] = useUrlFilters({ city: '', kind: '', search: '', open: '' })
  const shown = filterTiles(all, filters)
  const open = all.find((tile) => tile.key === filters.open)
  const cities = [...new Set(all.map((tile) => tile.cityName))]
  return (
    <>
      <FilterBar
        filters={[
          {
            name: 'city',
            label: t('city'),
            kind: 'select',
            options: cities.map((city) => ({ value: city, label: city })),
          },
          {
            name: 'kind',
            label: t('kindLabel'),
            kind: 'select',
            options: tileKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          },
          { name: 'search', label: t('search'), kind: 'text' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <PairingMap tiles={shown} onOpen={(tile) => set({ open: tile.key })} />
      <DataTable
        label={t('table')}
        list={{ rows: shown }}
        rowKey={(tile) => tile.key}
        onOpen={(tile) => set({ open: tile.key })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'name', title: t('place'), render: (tile) => tile.name, fixed: true },
          { key: 'city', title: t('city'), render: (tile) => tile.cityName },
          { key: 'kind', title: t('kindLabel'), render: (tile) => <TileKindTag of={tile} /> },
          { key: 'school', title: t('school'), render: (tile) => tile.pairing?.schoolName },
          { key: 'row', title: t('row'), render: (tile) => t(tile.kind === 'site' ? 'row2' : 'row1', rowOf(tile)) },
          { key: 'notes', title: t('notes'), render: (tile) => <Notes of={tile} /> },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.name} onClose={() => set({ open: '' })}>
        {open && <Details of={open} />}
      </DetailDrawer>
    </>
  )
}

function Details({ of }: { of: Tile }) {
  const t = useTranslations('pairing')
  const { pairing } = of
  return (
    <dl className="facts">
      <div>
        <dt>{t('city')}</dt>
        <dd>{[of.cityName, of.kind === 'site' ? of.regionName : ''].filter(Boolean).join(' · ')}</dd>
      </div>
      <div>
        <dt>{t('kindLabel')}</dt>
        <dd>
          <TileKindTag of={of} />
        </dd>
      </div>
      <div>
        <dt>{t('school')}</dt>
        <dd>{pairing && <PageLink to={`/organizations?open=${pairing.schoolId}`}>{pairing.schoolName}</PageLink>}</dd>
      </div>
      <div>
        <dt>{t('period')}</dt>
        <dd className="numeric">{pairing && `${pairing.validFrom} — ${pairing.validUntil ?? t('open')}`}</dd>
      </div>
      <div>
        <dt>{t('basis')}</dt>
        <dd>
          {pairing && <Clause anchor={pairing.cites} />} {t(of.kind === 'site' ? 'row2' : 'row1', rowOf(of))}
        </dd>
      </div>
      <div>
        <dt>{t('notes')}</dt>
        <dd>{of.notes.length === 0 ? t('noNotes') : <Notes of={of} />}</dd>
      </div>
    </dl>
  )
}

const rowOf = (tile: Tile) => ({ row: tile.key.split('-').at(-1) ?? '' })
