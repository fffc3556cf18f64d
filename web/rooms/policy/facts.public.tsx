import './public-policy.css'
import { useTranslations } from 'use-intl'
import { policyRoutes } from '../../public/routes.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'

type Field = Reply<typeof policyRoutes.listFactFields>['fields'][number]

/** 事实字段: every field and code in both languages, and the JSON Schema for other systems. */
export function Page() {
  const t = useTranslations('public-policy')
  const { data, problem, reload } = useCall(policyRoutes.listFactFields)
  return (
    <PublicPage title={t('factsTitle')} lead={t('factsLead')} back="/p/policy" backName={t('back')}>
      <p className="ways">
        <a href="/api/policy/facts-schema" download="policy-facts.schema.json">
          {t('schema')}
        </a>
      </p>
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      <ul className="fields">
        {data?.fields.map((field) => (
          <FieldItem key={field.path} field={field} />
        ))}
      </ul>
    </PublicPage>
  )
}

function FieldItem({ field: { path, labels, hint, required, nullable, codes } }: { field: Field }) {
  const t = useTranslations('public-policy')
  return (
    <li>
      <code>{path}</code> <strong>{labels.zh}</strong> · {labels.en}
      <small> {[required ? t('must') : t('may'), nullable && t('nullable')].filter(Boolean).join(' · ')}</small>
      {hint && (
        <div className="muted">
          {hint.zh} · {hint.en}
        </div>
      )}
      {codes.length > 0 && (
        <details className="clause">
          <summary>{codes.length}</summary>
          <ul className="points">
            {codes.map(({ code, zh, en }) => (
              <li key={code}>
                <code>{code}</code> {zh} · {en}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
