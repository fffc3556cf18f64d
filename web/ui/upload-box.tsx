import InboxOutlined from '@ant-design/icons/InboxOutlined'
import { Spin, Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'

interface UploadBoxProps {
  /** Endings with their dot: `['.xlsx', '.csv']`. */
  readonly types: readonly string[]
  readonly maxMegabytes: number
  readonly busy: boolean
  readonly onFile: (file: File) => void
  /** The template's download, what the file must hold. */
  readonly children?: ReactNode
}

/** One file by choice or drop: ending and size are checked here, its content by the server. */
export function UploadBox({ types, maxMegabytes, busy, onFile, children }: UploadBoxProps) {
  const t = useTranslations('ui')
  const [refused, setRefused] = useState<string>()
  const [name, setName] = useState('')
  const size = `${maxMegabytes} MB`
  const take = (file: File) => {
    const fits = types.some((type) => file.name.toLowerCase().endsWith(type))
    const small = file.size <= maxMegabytes * 1_048_576
    setName(file.name)
    setRefused(undefined)
    if (!fits) setRefused(t('uploadWrongType', { name: file.name, types: types.join('、') }))
    else if (!small) setRefused(t('uploadTooBig', { name: file.name, size }))
    else onFile(file)
    return false
  }
  return (
    <div className="upload-box">
      <Upload.Dragger accept={types.join()} beforeUpload={take} showUploadList={false} disabled={busy}>
        <InboxOutlined className="upload-sign" />
        <p>{t('upload')}</p>
        <p className="hint">{t('uploadTypes', { types: types.join('、'), size })}</p>
      </Upload.Dragger>
      {busy && (
        <p role="status">
          <Spin size="small" /> {t('uploading', { name })}
        </p>
      )}
      {refused && (
        <p role="alert" className="field-error">
          {refused}
        </p>
      )}
      {children}
    </div>
  )
}
