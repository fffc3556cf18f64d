import { useTranslations } from 'use-intl'
import { Clause } from '../../ui/clause.tsx'
import { Facts } from '../../ui/facts.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { Opened } from './clause-rows.tsx'

const tones = { coming: 'wait', 'in-force': 'done', expired: 'stop' } as const

/** What the register says of a document: number, dates, validity and how it was read. */
export function DocumentRegister({ document }: { document: Opened['document'] }) {
  const t = useTranslations('policy')
  const { extendedBy } = document
  const facts = [
    [t('number'), document.number],
    [t('issuer'), document.issuer],
    [t('addressees'), document.addressees.join('、')],
    [t('signedOn'), document.signedOn],
    [t('publishedOn'), document.publishedOn ?? t('notPrinted')],
    [t('disclosure'), document.disclosure],
    [t('version'), `${document.version}（${document.rulesHash.slice(0, 12)}）`],
  ] as const
  return (
    <section className="panel">
      <h2>{document.title}</h2>
      <p>
        <StatusTag tone={tones[document.state]}>{t(`state.${document.state}`)}</StatusTag>{' '}
        {t('validityLine', { from: document.effectiveFrom, until: document.validUntil })}{' '}
        {extendedBy && t('extendedBy', { document: extendedBy })}
        {document.periodCites.map((anchor) => (
          <Clause key={anchor} anchor={anchor} />
        ))}
      </p>
      <p className="hint">{document.periodReading}</p>
      <details>
        <summary>{useTranslations('rules')('register')}</summary>
        <Facts of={facts} />
      </details>
    </section>
  )
}
