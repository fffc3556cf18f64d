import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { LeftOut } from '#kernel/left-out'

/** What became of an act on several: the sentence of what is done, and those it left out with their names. */
export interface ActOutcome {
  readonly done: string
  readonly leftOut: readonly (LeftOut & { readonly name: string })[]
}

/** Those left out, called by the names the page shows. */
export function withNames(
  leftOut: readonly LeftOut[],
  rows: readonly { readonly id: string; readonly name: string }[],
) {
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return leftOut.map((one) => ({ ...one, name: names.get(one.id) ?? '' }))
}

/** The outcome of an act on several, until it is put away: what is done, and each one left out with why and what to do. */
export function ActResult({ of, onClose }: { of: ActOutcome | undefined; onClose: () => void }) {
  const t = useTranslations('ui')
  const box = useRef<HTMLDivElement>(null)
  // On a phone it stands a screen above the button that was pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new outcome takes the focus
  useEffect(() => box.current?.focus(), [of])
  if (!of) return null
  const left = of.leftOut.length
  return (
    <div role="status" className="act-result" tabIndex={-1} ref={box}>
      <Alert
        showIcon
        type={left > 0 ? 'warning' : 'success'}
        title={left > 0 ? `${of.done}${t('leftOut', { count: left })}` : of.done}
        description={
          left > 0 && (
            <ul>
              {of.leftOut.map(({ id, name, reason, next }) => (
                <li key={`${id} ${reason}`}>
                  {name && <b>{name}：</b>}
                  {reason}。{next}
                </li>
              ))}
            </ul>
          )
        }
        closable={{ closeIcon: true, onClose, 'aria-label': t('close') }}
      />
    </div>
  )
}
