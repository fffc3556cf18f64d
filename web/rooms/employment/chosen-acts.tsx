import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listPosts, recordServices, referPosts } from '#employment/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { type ActOutcome, withNames } from '../../ui/act-result.tsx'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { ServiceFields, type ServiceValues } from './matter-forms.tsx'
import type { Matter } from './service-matters.tsx'

interface ChosenProps {
  readonly chosen: readonly Matter[]
  readonly onDone: (outcome: ActOutcome) => void
}

const people = (chosen: readonly Matter[]) => chosen.map(({ id, personName: name }) => ({ id, name }))

/** One service for everybody chosen, as after a guidance meeting. */
export function ServeChosen({ chosen, onDone }: ChosenProps) {
  const t = useTranslations('employment')
  const [open, setOpen] = useState(false)
  const act = useAct(recordServices, {
    onDone: ({ recorded, leftOut }) => {
      setOpen(false)
      onDone({ done: t('recordedFor', { count: recorded }), leftOut: withNames(leftOut, people(chosen)) })
    },
  })
  return (
    <>
      <Button disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {t('serveChosen')}
      </Button>
      <DetailDrawer open={open} title={t('serveChosen')} onClose={() => setOpen(false)}>
        <Names of={chosen} />
        <ActForm<ServiceValues>
          draft="services-together"
          submit={t('record')}
          labels={{ kind: t('kind'), note: t('note') }}
          busy={act.isPending}
          error={act.error}
          onSubmit={(body) => act.mutateAsync({ body: { ...body, matterIds: chosen.map(({ id }) => id) } })}
        >
          <ServiceFields />
        </ActForm>
      </DetailDrawer>
    </>
  )
}

/** The same posts for everybody chosen. */
export function ReferChosen({ chosen, onDone }: ChosenProps) {
  const t = useTranslations('employment')
  const [open, setOpen] = useState(false)
  const done = (outcome: ActOutcome) => {
    setOpen(false)
    onDone(outcome)
  }
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {t('referChosen')}
      </Button>
      <DetailDrawer open={open} title={t('referChosen')} onClose={() => setOpen(false)}>
        <Names of={chosen} />
        <PostsFor chosen={chosen} onDone={done} />
      </DetailDrawer>
    </>
  )
}

function PostsFor({ chosen, onDone }: ChosenProps) {
  const t = useTranslations('employment')
  const [keys, setKeys] = useState<string[]>([])
  const posts = useEndpointPages(listPosts, { query: { state: 'open' } })
  const refer = useAct(referPosts)
  const picked = posts.rows.filter(({ id }) => keys.includes(id))
  const run = async () => {
    const body = { matterIds: chosen.map(({ id }) => id), postIds: picked.map(({ id }) => id) }
    const { referred, leftOut } = await refer.mutateAsync({ body })
    onDone({ done: t('referredFor', { count: referred }), leftOut: withNames(leftOut, people(chosen)) })
  }
  return (
    <>
      <p className="hint">{t('pickHint')}</p>
      <DataTable
        label={t('pick')}
        list={posts}
        rowKey={(row) => row.id}
        selection={{ keys: picked.map(({ id }) => id), onChange: setKeys }}
        empty={{ title: t('post.empty'), next: t('post.emptyNext') }}
        columns={[
          { key: 'name', title: t('post.name'), render: (row) => row.title },
          { key: 'employer', title: t('post.employer'), render: (row) => row.employer },
          { key: 'pay', title: t('post.pay'), render: (row) => row.payText },
          { key: 'until', title: t('post.until'), render: (row) => row.openUntil },
        ]}
      />
      <p className="page-actions">
        <ConfirmAct
          act={t('referPicked')}
          items={picked.map(({ id, employer, title }) => ({ key: id, name: `${employer} · ${title}` }))}
          onConfirm={run}
        />
      </p>
    </>
  )
}

function Names({ of }: { of: readonly Matter[] }) {
  const t = useTranslations('employment')
  return <p>{t('chosenPeople', { count: of.length, names: of.map(({ personName }) => personName).join('、') })}</p>
}
