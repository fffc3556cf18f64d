import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { handDownFunds, takeBackFunds, withdrawFunds } from '#funds/contract'
import type { RegionCode } from '#kernel/region-code'
import { listRegions } from '#regions/contract'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { AmountForm } from './amount-form.tsx'

const moves = ['handDown', 'takeBack', 'withdraw'] as const
type Move = (typeof moves)[number]

/** What finance may do with an account besides paying: hand down, take back, give back. */
export function AccountMoves({ accountId, regionCode }: { accountId: string; regionCode: string }) {
  const t = useTranslations('funds')
  const [move, setMove] = useState<Move>()
  const below = useEndpoint(listRegions, { query: { parent: regionCode as RegionCode } })
  const places = (below.data?.regions ?? [])
    .filter((region) => region.level !== 'township')
    .map(({ code, name }) => ({ value: code, label: name }))
  const offered = moves.filter((one) => one === 'withdraw' || places.length > 0)
  return (
    <>
      {offered.map((one) => (
        <Button key={one} onClick={() => setMove(one)}>
          {t(one)}
        </Button>
      ))}
      <DetailDrawer open={move !== undefined} title={move ? t(move) : ''} onClose={() => setMove(undefined)}>
        {move && <MoveForm move={move} accountId={accountId} places={places} onDone={() => setMove(undefined)} />}
      </DetailDrawer>
    </>
  )
}

interface MoveFormProps {
  readonly move: Move
  readonly accountId: string
  readonly places: readonly { value: string; label: string }[]
  readonly onDone: () => void
}

function MoveForm({ move, accountId, places, onDone }: MoveFormProps) {
  const t = useTranslations('funds')
  const acts = {
    handDown: useAct(handDownFunds, { onDone }),
    takeBack: useAct(takeBackFunds, { onDone }),
    withdraw: useAct(withdrawFunds, { onDone }),
  }
  const params = { accountId }
  const own = acts[move]
  return (
    <>
      <p>{t(`${move}Lead`)}</p>
      <AmountForm
        draft={`${move}/${accountId}`}
        act={t(move)}
        places={move === 'withdraw' ? undefined : places}
        busy={own.isPending}
        error={own.error}
        onSubmit={({ regionCode, ...body }) =>
          move === 'withdraw'
            ? acts.withdraw.mutateAsync({ params, body })
            : acts[move].mutateAsync({ params, body: { ...body, regionCode: regionCode as RegionCode } })
        }
      />
    </>
  )
}
