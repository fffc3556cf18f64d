import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { fundItems, type listBudgets } from '#funds/contract'
import { formatYuan, subtract } from '#kernel/money'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

export type Budget = Reply<typeof listBudgets>['budgets'][number]

/** What a budget says, and how far it has gone; `check` where the reader may put it into force. */
export function useColumns(check?: (budget: Budget) => void): Column<Budget>[] {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return [
    { key: 'account', title: t('account'), fixed: true, render: (row) => row.accountName },
    { key: 'year', title: t('year'), render: (row) => <span className="numeric">{row.year}</span> },
    { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
    { key: 'amount', title: t('budgetAmount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
    { key: 'used', title: t('budgetUsed'), numeric: true, render: (row) => <Used budget={row} /> },
    {
      key: 'rest',
      title: t('budgetRest'),
      numeric: true,
      render: (row) => <Money fen={subtract(row.amountFen, row.usedFen)} bare />,
    },
    { key: 'document', title: t('documentNumber'), render: (row) => row.document },
    {
      key: 'state',
      title: t('state'),
      render: (row) =>
        row.checkedOn ? (
          <StatusTag tone="done">{t('budgetInForce')}</StatusTag>
        ) : check ? (
          <Button type="primary" onClick={() => check(row)}>
            {t('checkBudget')}
          </Button>
        ) : (
          <StatusTag tone="doing">{t('budgetWaiting')}</StatusTag>
        ),
    },
  ]
}

function Used({ budget }: { budget: Budget }) {
  const t = useTranslations('funds')
  const words = { committed: formatYuan(budget.usedFen), allotted: formatYuan(budget.amountFen) }
  return (
    <span className="budget-used">
      <meter min={0} max={budget.amountFen || 1} value={budget.usedFen} aria-label={t('budgetMeter', words)} />
      <Money fen={budget.usedFen} bare />
    </span>
  )
}
