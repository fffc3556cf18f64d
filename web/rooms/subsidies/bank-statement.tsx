import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { importBankStatement } from '#subsidies/contract'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Reconciliation } from './reconciled-month.tsx'

/** 银行对账单: one file per bank account and month; a corrected one takes the place of the one before. */
export function BankStatement({ of, mayWrite }: { of: Reconciliation; mayWrite: boolean }) {
  const t = useTranslations('subsidies')
  const field = useId()
  // A corrected file takes the place of the one of the same name: where there is but one account it is not typed anew.
  const own = of.statements.filter((one) => one.regionCode === of.regionCode)
  const [bankAccount, setBankAccount] = useState(own.length === 1 ? (own[0]?.bankAccount ?? '') : '')
  const act = useAct(importBankStatement)
  const { regionCode, month } = of
  return (
    <section className="panel" aria-label={t('statements')}>
      <h2>{t('statements')}</h2>
      {of.statements.length === 0 && <p className="hint">{t('noStatements')}</p>}
      <ul className="plain-list">
        {of.statements.map((one) => (
          <li key={one.id}>
            {t('statementLine', {
              account: one.bankAccount,
              entries: one.entries,
              revision: one.revision,
              on: one.importedOn,
              by: one.byName,
            })}
          </li>
        ))}
      </ul>
      {act.error && <ProblemAlert problem={problemFrom(act.error)} />}
      {act.data && <p role="status">{t(act.data.repeated ? 'statementRepeated' : 'statementDone')}</p>}
      {mayWrite && (
        <div className="no-print">
          <div className="field">
            <label htmlFor={field}>{t('bankAccount')}</label>
            <Input id={field} value={bankAccount} maxLength={60} onChange={(e) => setBankAccount(e.target.value)} />
          </div>
          {bankAccount.trim() === '' && <p className="hint">{t('bankAccountFirst')}</p>}
          {bankAccount.trim() !== '' && (
            <UploadBox
              types={['.xlsx', '.csv']}
              maxMegabytes={20}
              busy={act.isPending}
              onFile={(file) => act.mutate({ params: { regionCode, month }, body: { bankAccount }, file })}
            >
              <p className="hint">{t('statementColumns')}</p>
            </UploadBox>
          )}
        </div>
      )}
    </section>
  )
}
