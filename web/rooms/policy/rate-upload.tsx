import { Button, Form } from 'antd'
import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { getRateTemplate, readRateSheet } from '#policy/contract'
import { download, type Reply } from '../../ui/call.ts'
import { SheetUpload } from '../../ui/sheet-upload.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

/** Reads lines and examples from a file into the form; every fault of the file at once, nothing stored yet. */
export function RateUpload() {
  const t = useTranslations('policy.rates')
  const form = Form.useFormInstance()
  const read = useAct(readRateSheet)
  const take = async (file: File) => {
    const { lines, examples } = await read.mutateAsync({ file })
    const line = lines.map(({ rateFen, ...rest }) => ({ ...rest, amount: formatYuan(rateFen) }))
    const example = examples.map(({ amountFen, ...rest }) => ({ ...rest, amount: formatYuan(amountFen) }))
    form.setFieldsValue({ ...(line.length > 0 && { lines: line }), ...(example.length > 0 && { examples: example }) })
  }
  const report = (of: Reply<typeof readRateSheet>) => ({
    accepted: of.lines.length + of.examples.length,
    faults: of.errors.map(({ row, column, reason }) => ({ row, column, reason })),
  })
  return (
    <SheetUpload
      act={read}
      maxMegabytes={5}
      onFile={(file) => void take(file).catch(() => {})}
      report={read.data && report(read.data)}
    >
      <Button onClick={() => void download(getRateTemplate)}>{t('template')}</Button>
    </SheetUpload>
  )
}
