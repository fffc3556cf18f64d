import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { DetailDrawer } from './detail-drawer.tsx'

/** A button that opens a form beside the page; the form closes it. */
export function Opening({ title, children }: { title: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <DetailDrawer open={open} title={title} onClose={close}>
        {children(close)}
      </DetailDrawer>
    </>
  )
}
