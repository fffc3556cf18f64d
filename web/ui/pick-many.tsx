import { Button, Checkbox, Input, Pagination } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { foundIn, type PickOption } from './found-in.ts'

interface PickManyProps<V extends string | number> {
  /** Says what the search looks at. */
  readonly label: string
  readonly options: readonly PickOption<V>[]
  readonly value: readonly V[]
  readonly onChange: (value: readonly V[]) => void
}

/** As many as one screen of a window holds. */
const PAGE = 10

/** Some of many: searched, all that was found at once, page by page; what is chosen stays chosen while one searches on. */
export function PickMany<V extends string | number>({ label, options, value, onChange }: PickManyProps<V>) {
  const t = useTranslations('ui')
  const [typed, setTyped] = useState('')
  const [page, setPage] = useState(1)
  const found = foundIn(options, typed)
  const values = found.map((one) => one.value)
  const shown = found.slice((page - 1) * PAGE, page * PAGE)
  const turn = (of: V) => onChange(value.includes(of) ? value.filter((one) => one !== of) : [...value, of])
  return (
    <div className="pick-many">
      {options.length > PAGE && (
        <Input
          value={typed}
          allowClear
          aria-label={label}
          placeholder={label}
          onChange={(event) => {
            setTyped(event.target.value)
            setPage(1)
          }}
        />
      )}
      <p className="pick-acts">
        <Button
          size="small"
          disabled={values.every((one) => value.includes(one))}
          onClick={() => onChange([...new Set([...value, ...values])])}
        >
          {t('pickFound', { count: values.length })}
        </Button>
        <Button size="small" disabled={value.length === 0} onClick={() => onChange([])}>
          {t('pickNone')}
        </Button>
        <span role="status" className="hint">
          {t('picked', { count: value.length, total: options.length })}
        </span>
      </p>
      {shown.map((one) => (
        <Checkbox key={one.value} checked={value.includes(one.value)} onChange={() => turn(one.value)}>
          {one.label}
        </Checkbox>
      ))}
      {shown.length === 0 && <p className="hint">{t('pickEmpty')}</p>}
      {found.length > PAGE && (
        <Pagination
          simple
          size="small"
          current={page}
          pageSize={PAGE}
          total={found.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </div>
  )
}
