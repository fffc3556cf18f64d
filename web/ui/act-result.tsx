import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import type { LeftOut } from '#kernel/left-out'

/** What became of an act on several: the sentence of what is done, and those it left out with their names. */
export interface ActOutcome {
  readonly done: string
  readonly leftOut: readonly (LeftOut & { readonly name: string })[]
}

/** The outcome of an act on several, until it is put away: what is done, and each one left out with why and what to do. */
export function ActResult({ of, onClose }: { of: ActOutcome | undefined; onClose: () => void }) {
  const t = useTranslations('ui')
  if (!of) return null
  const left = of.leftOut.length
  return (
    <div role="status" className="act-result">
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
