import { type listRecords, recordStates } from '#talent/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { StatusTag } from '../../ui/status-tag.tsx'

export type TalentRecord = Reply<typeof listRecords>['rows'][number]

const tones = { entered: 'warn', confirmed: 'done', rejected: 'stop', replaced: 'wait' } as const

/** A record's state. */
export function RecordState({ of }: { of: TalentRecord['state'] }) {
  return <StatusTag tone={tones[of]}>{useCodeWords().label(recordStates, of)}</StatusTag>
}
