import type { ReactNode } from 'react'

/** Nothing here, and the next step. */
export function EmptyState({ title, next, action }: { title: ReactNode; next?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <strong>{title}</strong>
      {next && <p>{next}</p>}
      {action}
    </div>
  )
}
