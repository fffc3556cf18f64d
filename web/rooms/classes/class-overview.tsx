import { useTranslations } from 'use-intl'
import { placeKinds, programmes } from '#catalog/contract'
import { chosenPayees, getCheckSheet } from '#classes/contract'
import { formatYuanShort } from '#kernel/money'
import { cooperationKinds, skillLevels } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassFile } from './class-file.page.tsx'
import { EducationFundWarning } from './education-fund-warning.tsx'
import { OpeningDecision } from './opening-decision.tsx'
import { OpeningTasks } from './opening-tasks.tsx'

type Sheet = Reply<typeof getCheckSheet>

/** 概况与检查表: facts, what is still to do, each condition with its fact and result. */
export function ClassOverview({ file }: { file: ClassFile }) {
  const open = ['draft', 'returned', 'applied'].includes(file.state)
  return (
    <>
      <EducationFundWarning amountFen={file.educationFundFen} />
      {file.acts.includes('apply') && <OpeningTasks file={file} />}
      <OpeningDecision file={file} />
      <Facts file={file} />
      {open ? <Checks file={file} /> : <Budget file={file} />}
    </>
  )
}

function Facts({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const { label } = useCodeWords()
  const rows = [
    [t('trade'), file.tradeName],
    [t('level'), file.level ? label(skillLevels, file.level) : t('none')],
    [t('category'), file.category],
    [t('place'), `${file.regionName} ${file.place}`],
    [t('placeKind'), file.placeKind ? label(placeKinds, file.placeKind) : t('none')],
    [t('fees'), useFees(file)],
    ...(file.programme ? [[t('programme'), label(programmes, file.programme)] as const] : []),
    ...(file.cooperation ? [[t('cooperation'), label(cooperationKinds, file.cooperation)] as const] : []),
    ...(file.paidTo ? [[t('paidTo'), label(chosenPayees, file.paidTo)] as const] : []),
    [t('heads'), t('headsOf', { enrolled: file.enrolled, planned: file.plannedHeads })],
    [t('appliedOn'), file.appliedOn ?? t('none')],
    [t('approvedOn'), file.approvedOn ?? t('none')],
    [t('completedOn'), file.completedOn ?? t('none')],
    [t('note'), file.decisionNote || t('none')],
  ] as const
  return (
    <section className="panel" aria-label={t('facts')}>
      <h2>{t('facts')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function useFees({ feeFen, feesConfirmed }: ClassFile): string {
  const t = useTranslations('classes')
  const stated =
    feeFen === null
      ? t('feesUnknown')
      : feeFen > 0
        ? t('feesStated', { amount: formatYuanShort(feeFen) })
        : t('feesNone')
  return feesConfirmed > 0 ? `${stated}；${t('feesConfirmed', { count: feesConfirmed })}` : stated
}

function Checks({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const sheet = useEndpoint(getCheckSheet, { params: { classId: file.id } })
  return (
    <section className="panel" aria-label={t('checkSheet')}>
      <h2>{t('checkSheet')}</h2>
      <Answer to={sheet}>
        {({ checks, estimate }) => (
          <>
            <ul className="check-sheet">
              {checks.map((check) => (
                <Check key={check.code} check={check} />
              ))}
            </ul>
            <Estimate file={file} estimate={estimate} />
          </>
        )}
      </Answer>
    </section>
  )
}

function Check({ check }: { check: Sheet['checks'][number] }) {
  const t = useTranslations('classes')
  return (
    <li>
      <StatusTag tone={check.met ? 'done' : 'stop'}>{check.met ? t('met') : t('unmet')}</StatusTag>
      <div>
        <strong>{check.label}</strong>
        <p>
          {check.fact}{' '}
          {check.cites.map((anchor) => (
            <Clause key={anchor} anchor={anchor} />
          ))}
        </p>
      </div>
    </li>
  )
}

function Estimate({ file, estimate }: { file: ClassFile; estimate: Sheet['estimate'] }) {
  const t = useTranslations('classes')
  const asked = new Map(file.budget.map((row) => [row.item, row.amountFen]))
  return (
    <DataTable
      label={t('estimate')}
      list={{ rows: estimate }}
      rowKey={(row) => row.item}
      empty={{ title: t('estimateNone') }}
      columns={[
        { key: 'item', title: t('item'), render: (row) => row.label },
        { key: 'source', title: t('source'), render: (row) => row.sourceLabel },
        {
          key: 'asked',
          title: t('asked'),
          numeric: true,
          render: (row) => <Amount fen={asked.get(row.item)} />,
        },
        { key: 'upper', title: t('upper'), numeric: true, render: (row) => <Money fen={row.upperFen} bare /> },
      ]}
    />
  )
}

function Amount({ fen }: { fen: ClassFile['budgetFen'] | undefined }) {
  const t = useTranslations('classes')
  return fen === undefined ? t('none') : <Money fen={fen} bare />
}

function Budget({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  return (
    <section className="panel" aria-label={t('estimate')}>
      <h2>{t('estimate')}</h2>
      <DataTable
        label={t('estimate')}
        list={{ rows: file.budget }}
        rowKey={(row) => row.item}
        empty={{ title: t('noBudget') }}
        columns={[
          { key: 'item', title: t('item'), render: (row) => row.label },
          { key: 'source', title: t('source'), render: (row) => row.sourceLabel },
          { key: 'amount', title: t('asked'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
        ]}
      />
    </section>
  )
}
