import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { changeAccount, checkAccount, listAccounts, recheckReasons } from '#organizations/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { accountState, mayChangeAccount, mayCheckAccount } from './accounts-duties.ts'

export type Account = Reply<typeof listAccounts>['accounts'][number]

interface PayeeProps {
  readonly payeeKind: 'person' | 'organization'
  readonly payeeId: string
  /** What the form begins with: the payee's own name. */
  readonly holderName?: string
}

/** The accounts of one payee, newest first, and the acts on them; for an organization's drawer and a person's file. */
export function PayeeAccounts({ payeeKind, payeeId, holderName }: PayeeProps) {
  const t = useTranslations('organizations.accounts')
  const { user } = useSession()
  const accounts = useEndpoint(listAccounts, { query: { payeeKind, payeeId } })
  return (
    <section className="drawer-part" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <Answer to={accounts}>
        {({ accounts: rows }) => (
          <>
            {rows.length === 0 && <p className="hint">{t('none')}</p>}
            <ul className="account-list">
              {rows.map((account) => (
                <AccountRow key={account.id} of={account} />
              ))}
            </ul>
          </>
        )}
      </Answer>
      {mayChangeAccount(user, payeeId) && (
        <ChangeAccount payeeKind={payeeKind} payeeId={payeeId} holderName={holderName} />
      )}
    </section>
  )
}

const tones = { current: 'done', unchecked: 'warn', replaced: 'wait' } as const

function AccountRow({ of }: { of: Account }) {
  const t = useTranslations('organizations.accounts')
  const { user } = useSession()
  const { label } = useCodeWords()
  const state = accountState(of)
  return (
    <li>
      <div>
        <strong className="numeric">{t('tail', { tail: of.accountTail })}</strong>
        <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
      </div>
      <p>
        {of.holderName} · {of.bankName}
      </p>
      <p className="hint numeric">
        {t('entered', { date: of.enteredOn, region: of.regionName })}
        {of.checkedOn && ` · ${t('checked', { date: of.checkedOn })}`}
      </p>
      {state === 'unchecked' && of.recheckBecause && <p className="hint">{label(recheckReasons, of.recheckBecause)}</p>}
      {state === 'unchecked' && mayCheckAccount(user, of) && <CheckAccount of={of} />}
    </li>
  )
}

function CheckAccount({ of }: { of: Account }) {
  const t = useTranslations('organizations.accounts')
  const check = useAct(checkAccount, { alsoChanges: ['subsidies', 'funds'] })
  return (
    <ConfirmAct
      act={t('check')}
      items={[{ key: of.id, name: `${of.holderName} · ${of.bankName} · ${t('tail', { tail: of.accountTail })}` }]}
      onConfirm={() => check.mutateAsync({ params: { accountId: of.id } })}
    >
      <p className="hint">{t('checkHint')}</p>
    </ConfirmAct>
  )
}

interface AccountForm {
  holderName: string
  bankName: string
  bankCode?: string
  accountNumber: string
}

function ChangeAccount({ payeeKind, payeeId, holderName }: PayeeProps) {
  const t = useTranslations('organizations.accounts')
  const [round, setRound] = useState(0)
  const change = useAct(changeAccount, { alsoChanges: ['subsidies'], onDone: () => setRound(round + 1) })
  const labels = {
    holderName: t('holderName'),
    bankName: t('bankName'),
    bankCode: t('bankCode'),
    accountNumber: t('accountNumber'),
  }
  return (
    <details key={round} className="change-account">
      <summary>{t('change')}</summary>
      <p className="hint">{t(payeeKind === 'person' ? 'changePerson' : 'changeOrganization')}</p>
      <ActForm<AccountForm>
        draft={`change-account/${payeeId}`}
        submit={t('submit')}
        initial={{ holderName }}
        labels={labels}
        busy={change.isPending}
        error={change.error}
        onSubmit={({ bankCode, ...values }) =>
          change.mutateAsync({ body: { ...values, bankCode: bankCode || null, payeeKind, payeeId } })
        }
      >
        <Form.Item name="holderName" label={labels.holderName} required>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="bankName" label={labels.bankName} required>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="bankCode" label={labels.bankCode} extra={t('bankCodeHint')}>
          <Input maxLength={12} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="accountNumber" label={labels.accountNumber} required extra={t('numberHint')}>
          <Input maxLength={40} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </ActForm>
    </details>
  )
}
