import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Fen } from '#kernel/money'
import { sum } from '#kernel/money'
import { Money } from './money.tsx'
import { problemFrom } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

export interface ConfirmItem {
  readonly key: string
  readonly name: ReactNode
  readonly amountFen?: Fen
}

interface ConfirmActProps {
  /** What it does, on the button and in the window: 批准开班, 冻结批次. */
  readonly act: string
  readonly items: readonly ConfirmItem[]
  /** Runs the act; the window closes when it has succeeded: `() => approve.mutateAsync({ … })`. */
  readonly onConfirm: () => Promise<unknown>
  readonly danger?: boolean
  /** Not what the page is for: an ordinary button. */
  readonly quiet?: boolean
  readonly disabled?: boolean
  /** The window is gone, whether it was done or given up. */
  readonly onClosed?: () => void
  /** A reason to give, a commitment to tick. */
  readonly children?: ReactNode
  readonly ready?: boolean
}

/** An act that first shows the exact list and its total. */
export function ConfirmAct({
  act,
  items,
  onConfirm,
  danger,
  quiet,
  disabled,
  onClosed,
  children,
  ready = true,
}: ConfirmActProps) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const amounts = items.flatMap((item) => (item.amountFen === undefined ? [] : [item.amountFen]))
  const run = async () => {
    setBusy(true)
    setError(undefined)
    await onConfirm().then(() => setOpen(false), setError)
    setBusy(false)
  }
  return (
    <>
      <Button
        type={quiet ? 'default' : 'primary'}
        danger={danger}
        disabled={disabled || items.length === 0}
        onClick={() => {
          // What was refused the last time says nothing about this time.
          setError(undefined)
          setOpen(true)
        }}
      >
        {act}
      </Button>
      <Modal
        open={open}
        title={act}
        okText={act}
        cancelText={t('cancel')}
        okButtonProps={{ danger, disabled: !ready, loading: busy }}
        onOk={run}
        onCancel={() => setOpen(false)}
        afterClose={onClosed}
        mask={{ closable: false }}
      >
        {error !== undefined && <ProblemAlert problem={problemFrom(error)} />}
        <p>{t('confirmList', { count: items.length })}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <ul className="confirm-list" tabIndex={0}>
          {items.map((item) => (
            <li key={item.key}>
              <span>{item.name}</span>
              {item.amountFen !== undefined && <Money fen={item.amountFen} />}
            </li>
          ))}
        </ul>
        {amounts.length > 0 && (
          <p className="confirm-total">
            {t('confirmTotal')} <Money fen={sum(amounts)} />
          </p>
        )}
        {children}
      </Modal>
    </>
  )
}
