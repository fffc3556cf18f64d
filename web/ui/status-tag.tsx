import type { ReactNode } from 'react'
import { Glyph } from './glyph.tsx'

/** done 已完成 · doing 办理中 · wait 未开始 · warn 需留意 · stop 不通过、已终止、逾期. */
export type Tone = 'done' | 'doing' | 'wait' | 'warn' | 'stop'

/** A state as sign, word and border; never colour alone. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      <Glyph name={tone} />
      {children}
    </span>
  )
}
