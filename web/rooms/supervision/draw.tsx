import { Form, InputNumber } from 'antd'
import { useTranslations } from 'use-intl'
import { drawSample, listSamples } from '#supervision/contract'
import { Cut } from '../../ui/cut.tsx'
import { Opening } from '../../ui/opening.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { WordsForm } from './words-form.tsx'

/** 随机抽取, and the earlier draws with their seeds, so that anybody can draw again. */
export function Draw() {
  const t = useTranslations('supervision')
  return (
    <Opening quiet title={t('draw')}>
      {(close) => <DrawForm onDone={close} />}
    </Opening>
  )
}

function DrawForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('supervision')
  const draw = useAct(drawSample, { onDone })
  const { samples = [], total } = useEndpoint(listSamples, {}).data ?? {}
  return (
    <>
      <WordsForm<{ size: number; dueOn: string; seed?: string }>
        draft="draw-sample"
        submit={t('draw')}
        fields={[
          { name: 'dueOn', label: t('dueOn'), kind: 'day' },
          { name: 'seed', label: t('seed'), kind: 'line', optional: true, hint: t('seedHint') },
        ]}
        onSubmit={({ size, dueOn, seed }) =>
          draw.mutateAsync({ body: { size, dueOn: dueOn as never, ...(seed && { seed }) } })
        }
        busy={draw.isPending}
        error={draw.error}
      >
        <Form.Item
          name="size"
          label={t('size')}
          rules={[{ required: true, message: t('needed', { label: t('size') }) }]}
        >
          <InputNumber min={1} max={200} />
        </Form.Item>
      </WordsForm>
      <h2>{t('samples')}</h2>
      {samples.map(({ id, drawnOn, regionName, populationHash, population, drawn, seed }) => (
        <p key={id}>
          {t('sampleLine', {
            date: drawnOn,
            region: regionName,
            population,
            drawn,
            seed,
            hash: populationHash.slice(0, 12),
          })}
        </p>
      ))}
      <Cut shown={samples.length} total={total} />
    </>
  )
}
