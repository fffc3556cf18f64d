import { type QuestionKind, questionKinds } from '../contract-questions.ts'
import type { ListFault } from './read-list.ts'

export const questionColumns = [
  { key: 'number', title: '题号', required: true },
  { key: 'kind', title: '题型', required: true },
  { key: 'stem', title: '题干', aliases: ['题目'], required: true },
  { key: 'A', title: '选项A' },
  { key: 'B', title: '选项B' },
  { key: 'C', title: '选项C' },
  { key: 'D', title: '选项D' },
  { key: 'E', title: '选项E' },
  { key: 'F', title: '选项F' },
  { key: 'answer', title: '答案', required: true },
  { key: 'explanation', title: '解析' },
] as const

type Column = (typeof questionColumns)[number]['key']

export interface Question {
  readonly number: number
  readonly kind: QuestionKind
  readonly stem: string
  readonly options: readonly string[]
  readonly answer: string
  readonly explanation: string
}

interface Row {
  readonly rowNumber: number
  readonly cells: Readonly<Record<Column, string>>
}

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const kinds = new Map(questionKinds.values.flatMap((kind) => [[questionKinds.label(kind), kind] as const]))
const judged: Readonly<Record<string, string>> = { 对: 'A', 正确: 'A', '√': 'A', 错: 'B', 错误: 'B', '×': 'B' }
const JUDGEMENT = ['正确', '错误']

/** Reads a sheet of questions with every fault at once, row and column named: a set is imported whole or not at all. */
export function readQuestions(rows: readonly Row[]): { questions: Question[]; faults: ListFault[] } {
  const faults: ListFault[] = []
  const seen = { number: new Map<number, number>(), stem: new Map<string, number>() }
  const questions = rows.flatMap(({ rowNumber: row, cells }) => {
    const found: ListFault[] = []
    const say = (column: string, reason: string) => found.push({ row, column, reason })
    const number = /^[1-9]\d{0,4}$/.test(cells.number) ? Number(cells.number) : 0
    if (number === 0) say('题号', '应为 1 至 99999 的整数')
    else if (seen.number.has(number)) say('题号', `与第${seen.number.get(number)}行重复`)
    else seen.number.set(number, row)
    if (cells.stem === '') say('题干', '请填写题干')
    else if (seen.stem.has(cells.stem)) say('题干', `与第${seen.stem.get(cells.stem)}行相同`)
    else seen.stem.set(cells.stem, row)
    const kind = kinds.get(cells.kind)
    if (!kind) say('题型', `应为${[...kinds.keys()].join('、')}`)
    const options = kind === 'judgement' ? JUDGEMENT : LETTERS.map((letter) => cells[letter])
    const filled = options.filter((option) => option !== '')
    if (kind && (filled.length < 2 || options.slice(0, filled.length).includes('')))
      say('选项A', '从选项A起连续填写，至少两项')
    const answer = kind === 'judgement' ? (judged[cells.answer] ?? '') : lettersOf(cells.answer)
    const wrong = kind && answerFault(kind, answer, filled.length)
    if (wrong) say('答案', wrong)
    faults.push(...found)
    if (!kind || found.length > 0) return []
    return [{ number, kind, stem: cells.stem, options: filled, answer, explanation: cells.explanation }]
  })
  return { questions, faults }
}

/** `b、D` → `BD`: in the order of the options, each once. */
const lettersOf = (text: string): string =>
  [
    ...new Set(
      text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s,、;]/g, ''),
    ),
  ]
    .sort()
    .join('')

function answerFault(kind: QuestionKind, answer: string, options: number): string | undefined {
  if (kind === 'judgement') return answer === '' ? '应为对或错' : undefined
  const known = LETTERS.slice(0, options).join('')
  if (answer === '' || [...answer].some((letter) => !known.includes(letter))) return '应为选项的字母'
  if (kind === 'single') return answer.length === 1 ? undefined : '单选题只有一个答案'
  return answer.length > 1 ? undefined : '多选题至少两个答案'
}
