import type { Labels, Language } from '#kernel/codes'
import { type DateText, isDate } from '#kernel/dates'
import type { PolicyPack } from '../rule.ts'
import { say } from '../sentences.ts'
import { type Matter, matters } from '../words.ts'
import type { Answer } from './answer.ts'
import { matterPhrases } from './statuses.ts'

interface OpeningQuestion {
  readonly name: 'place' | 'on' | 'matter'
  readonly kind: 'place' | 'day' | 'one'
  readonly ask: string
  readonly hint: string | null
  readonly unit: null
  readonly options: { readonly value: string; readonly label: string; readonly hint: null }[]
  readonly answered: boolean
  readonly stale: boolean
}

/** What is asked before the rules ask: where, when, and what it is about. */
export interface Opening {
  readonly questions: readonly OpeningQuestion[]
  readonly on?: DateText
  /** The packs in force at the place on the day. */
  readonly packs: readonly PolicyPack[]
  /** Undefined until it is chosen among what these packs speak of. */
  readonly matter?: Matter
  /** Place and day are known, and no document holds there. */
  readonly nothing: boolean
}

const asks = {
  place: [
    ['在哪里培训、就业或获奖？', 'Where is the training, the work or the award?'],
    ['按所在地的政策办', 'The policy of the place applies.'],
  ],
  on: [
    ['哪一天开始？', 'From which day?'],
    ['培训填开课那天；以前的事也可以填', 'For training, the first lesson; days in the past are fine.'],
  ],
  matter: [['是哪一种情况？', 'What is it about?'], undefined],
} as const satisfies Record<OpeningQuestion['name'], readonly [Labels, Labels | undefined]>

/**
 * The three questions in turn, each once the one before is answered.
 * @param here the packs that hold in the place; undefined while there is none
 */
export function openingOf(
  answers: Readonly<Record<string, Answer>>,
  here: readonly PolicyPack[] | undefined,
  language: Language,
): Opening {
  const on = isDate(answers['on']) ? answers['on'] : undefined
  const packs = (here ?? []).filter(({ document }) => on && document.effectiveFrom <= on && on <= document.validUntil)
  const offered = matters.values.filter((matter) =>
    packs.some(({ rules }) => rules.some((rule) => rule.about.includes(matter))),
  )
  const matter = offered.find((one) => one === answers['matter'])
  const question = (
    name: OpeningQuestion['name'],
    kind: OpeningQuestion['kind'],
    answered: boolean,
  ): OpeningQuestion => {
    const [ask, hint] = asks[name]
    const stale = !answered && answers[name] !== undefined
    const words = { ask: say(ask, language), hint: hint ? say(hint, language) : null, unit: null }
    return { name, kind, ...words, options: [], answered, stale }
  }
  const nothing = here !== undefined && on !== undefined && offered.length === 0
  const options = offered.map((value) => ({ value, label: say(matterPhrases[value], language), hint: null }))
  const questions = [
    question('place', 'place', here !== undefined),
    ...(here ? [question('on', 'day', on !== undefined)] : []),
    ...(on && !nothing ? [{ ...question('matter', 'one', matter !== undefined), options }] : []),
  ]
  return { questions, on, packs, matter, nothing }
}
