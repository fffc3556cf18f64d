import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { DetailDrawer } from './detail-drawer.tsx'

interface OpeningProps {
  readonly title: string
  /** Not what the page is for: an ordinary button. */
  readonly quiet?: boolean
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a form beside the page; the form closes it. */
export function Opening({ title, quiet, children }: OpeningProps) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button type={quiet ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <DetailDrawer open={open} title={title} onClose={close}>
        {children(close)}
      </DetailDrawer>
    </>
  )
}
