import { useTranslations } from 'use-intl'
import { StatusTag } from '../../ui/status-tag.tsx'
import { byCity, remarksOf, type Tile, tileKinds } from './tiles.ts'
import './pairing-map.css'

/** Tiles by city: no boundary, no coordinate, nothing that would be a map in the sense of the map regulations. */
export function PairingMap({ tiles, onOpen }: { tiles: readonly Tile[]; onOpen: (tile: Tile) => void }) {
  const t = useTranslations('pairing')
  if (tiles.length === 0) return null
  return (
    <section className="pairing-map" aria-label={t('map')}>
      <ul className="legend" aria-label={t('legend')}>
        {tileKinds.map((kind) => (
          <li key={kind} className={kind}>
            {t(`kind.${kind}`)} {t('count', { count: tiles.filter((tile) => tile.kind === kind).length })}
          </li>
        ))}
      </ul>
      <div className="cities">
        {byCity(tiles).map(([city, list]) => (
          <div key={city}>
            <h2>{city}</h2>
            <ul>
              {list.map((tile) => (
                <li key={tile.key}>
                  <button type="button" className={tile.kind} onClick={() => onOpen(tile)}>
                    <strong>{tile.shortName}</strong>
                    <span>{t(tile.overTenThousand ? 'kind.large' : `kind.${tile.kind}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p className="hint">{t('mapHint')}</p>
    </section>
  )
}

export function TileKindTag({ of }: { of: Tile }) {
  const t = useTranslations('pairing')
  return <span className={`tile-kind ${of.kind}`}>{t(of.overTenThousand ? 'kind.large' : `kind.${of.kind}`)}</span>
}

/** Inferred and corrected places of the printed tables, in words. */
export function Notes({ of }: { of: Tile }) {
  const t = useTranslations('pairing')
  const remarks = [...new Set(of.notes.flatMap((note) => remarksOf(note)))]
  const unworded = of.notes.filter((note) => remarksOf(note).length === 0)
  return (
    <div className="tile-notes">
      {of.pairing?.basis === 'inferred' && <StatusTag tone="warn">{t('inferred')}</StatusTag>}{' '}
      {[...remarks.map((remark) => t(`remark.${remark}`)), ...unworded].join('；')}
    </div>
  )
}
