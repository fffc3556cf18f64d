import { useTranslations } from 'use-intl'
import type { Problem } from './problem.ts'

/** A problem's sentence and next step; ours for the three problems no server could word. */
export function useProblemWords(problem: Problem): { readonly title: string; readonly next?: string } {
  const t = useTranslations('light.problem')
  if (problem.code === 'offline') return { title: t('offline'), next: t('offlineNext') }
  if (problem.code === 'page-fault') return { title: t('pageFault'), next: t('pageFaultNext') }
  if (problem.title === '') return { title: t('unreadable', { status: problem.status }), next: t('unreadableNext') }
  return { title: problem.detail ?? problem.title, next: problem.next }
}
