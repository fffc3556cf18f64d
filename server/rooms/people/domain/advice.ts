/** What is wrong with a cell, and how to put it right. */
export interface Advice {
  readonly reason: string
  readonly cure: string
}

/** Parts a reader's sentence at its advice: `手机号应为11位，请核对…` → reason and cure. */
export function advice(sentence: string): Advice {
  const at = sentence.search(/[，；]请/)
  if (at < 0) return { reason: sentence, cure: '请改正后重新上传' }
  return { reason: sentence.slice(0, at), cure: sentence.slice(at + 1) }
}

/** A typed value as a message may show it: short, and never something that could be a number of a person. */
export function shown(text: string): string {
  return /\d{5}/.test(text.normalize('NFKC')) || text.length > 12 ? '所填内容' : `“${text}”`
}
