import { type ClassState, classStates } from '#classes/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'

const tones: Readonly<Record<ClassState, Tone>> = {
  draft: 'wait',
  applied: 'doing',
  returned: 'warn',
  approved: 'doing',
  'teaching-only': 'warn',
  'under-way': 'doing',
  completed: 'done',
  cancelled: 'stop',
}

/** The state of a class as sign and word. */
export function ClassStateTag({ state }: { state: ClassState }) {
  const { label } = useCodeWords()
  return <StatusTag tone={tones[state]}>{label(classStates, state)}</StatusTag>
}
