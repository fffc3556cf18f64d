import './policy.css'
import { Tabs } from 'antd'
import { useLocale, useTranslations } from 'use-intl'
import { getRule } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { labelLanguage } from '../../ui/language.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ExampleTable } from './example-table.tsx'
import { textPath } from './rule-place.ts'
import { RuleSections } from './rule-sections.tsx'
import { TryRule } from './try-rule.tsx'

export type RulePage = Reply<typeof getRule>

/** 规则页: what a rule asks and gives, its examples, and a form to try it. */
export function Page() {
  const t = useTranslations('rules')
  const language = labelLanguage(useLocale())
  const params = usePageParams('pack', 'place', 'rule')
  const [filters, set] = useUrlFilters({ tab: 'rule' })
  const asked = useEndpoint(getRule, { params, query: { language } })
  return (
    <Answer to={asked}>
      {(rule) => (
        <>
          <PageHeader
            title={rule.title}
            lead={rule.document.title}
            tags={<code>{rule.ruleId}</code>}
            back={{ to: `/policy?document=${params.pack}`, name: rule.document.number }}
            actions={rule.clauses.map(({ cite, name }) => (
              <PageLink key={cite} to={textPath(cite)}>
                {t('toText')} {name}
              </PageLink>
            ))}
          />
          <Tabs
            activeKey={filters.tab}
            onChange={(tab) => set({ tab })}
            items={[
              { key: 'rule', label: t('tab.rule'), children: <RuleSections rule={rule} /> },
              { key: 'examples', label: t('tab.examples'), children: <ExampleTable examples={rule.examples} /> },
              { key: 'try', label: t('tab.try'), children: <TryRule rule={rule} /> },
            ]}
          />
        </>
      )}
    </Answer>
  )
}
