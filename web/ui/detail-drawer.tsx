import { Drawer } from 'antd'
import type { ReactNode } from 'react'

interface DetailDrawerProps {
  readonly open: boolean
  readonly title: ReactNode
  readonly onClose: () => void
  /** The acts on the subject, at the foot. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A row opened beside its list. Keep the row's id in the address (`open` of `useUrlFilters`). */
export function DetailDrawer({ open, title, onClose, footer, children }: DetailDrawerProps) {
  return (
    <Drawer open={open} title={title} onClose={onClose} footer={footer} size="min(720px, 100vw)" destroyOnHidden>
      {children}
    </Drawer>
  )
}
