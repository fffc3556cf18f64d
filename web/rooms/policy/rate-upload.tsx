import { Button, Form } from 'antd'
import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { getRateTemplate, readRateSheet } from '#policy/contract'
import { download } from '../../ui/call.ts'
import { ImportReport } from '../../ui/import-report.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
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
  const faults = (read.data?.errors ?? []).map(({ row, column, reason }) => ({ row, column, reason }))
  return (
    <>
      <UploadBox
        types={['.xlsx', '.csv']}
        maxMegabytes={5}
        busy={read.isPending}
        onFile={(file) => void take(file).catch(() => {})}
      >
        <Button onClick={() => void download(getRateTemplate)}>{t('template')}</Button>
      </UploadBox>
      {read.error && <ProblemAlert problem={problemFrom(read.error)} />}
      {read.data && <ImportReport accepted={read.data.lines.length + read.data.examples.length} faults={faults} />}
    </>
  )
}
