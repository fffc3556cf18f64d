import type { Labels, Language } from '#kernel/codes'
import { type DateText, isDate } from '#kernel/dates'
import type { PolicyPack } from '../rule.ts'
import { say } from '../sentences.ts'
import { type Matter, matters } from '../words.ts'
import type { Answer } from './answer.ts'
import { matterPhrases } from './statuses.ts'

interface OpeningOption {
  readonly value: string
  readonly label: string
  readonly hint: null
}

interface OpeningQuestion {
  readonly name: 'place' | 'on' | 'matter'
  readonly kind: 'place' | 'day' | 'one'
  readonly ask: string
  readonly hint: string | null
  readonly unit: null
  readonly options: readonly OpeningOption[]
  readonly answered: boolean
  readonly stale: boolean
}

/** A place that exists, the packs that hold in it, and the day that is offered first. */
export interface Ground {
  readonly code: string
  readonly name: string
  readonly packs: readonly PolicyPack[]
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

const asks: Readonly<
  Record<
    OpeningQuestion['name'],
    Pick<OpeningQuestion, 'kind'> & { readonly ask: Labels; readonly hint: Labels | null }
  >
> = {
  place: {
    kind: 'place',
    ask: ['在哪里培训、就业或获奖？', 'Where is the training, the work or the award?'],
    hint: ['按所在地的政策办', 'The policy of the place applies.'],
  },
  on: {
    kind: 'day',
    ask: ['哪一天开始？', 'From which day?'],
    hint: ['培训填开课那天；以前的事也可以填', 'For training, the first lesson; days in the past are fine.'],
  },
  matter: { kind: 'one', ask: ['是哪一种情况？', 'What is it about?'], hint: null },
}

/**
 * The three questions in turn, each once the one before is answered.
 * @param place undefined while none is chosen
 */
export function openingOf(
  answers: Readonly<Record<string, Answer>>,
  place: Ground | undefined,
  today: DateText,
  language: Language,
): Opening {
  const on = isDate(answers['on']) ? answers['on'] : undefined
  const packs = (place?.packs ?? []).filter(
    ({ document }) => on && document.effectiveFrom <= on && on <= document.validUntil,
  )
  const offered = matters.values.filter((matter) =>
    packs.some(({ rules }) => rules.some((rule) => rule.about.includes(matter))),
  )
  const matter = offered.find((one) => one === answers['matter'])
  const nothing = place !== undefined && on !== undefined && offered.length === 0
  const asked = (name: OpeningQuestion['name'], answered: boolean, options: readonly OpeningOption[]) => {
    const { ask, hint, kind } = asks[name]
    const stale = !answered && answers[name] !== undefined
    return {
      name,
      kind,
      ask: say(ask, language),
      hint: hint && say(hint, language),
      unit: null,
      options,
      answered,
      stale,
    }
  }
  const option = (value: string, label: string): OpeningOption => ({ value, label, hint: null })
  const questions = [
    asked('place', place !== undefined, place ? [option(place.code, place.name)] : []),
    ...(place ? [asked('on', on !== undefined, [option(today, today)])] : []),
    ...(on && place && !nothing
      ? [
          asked(
            'matter',
            matter !== undefined,
            offered.map((value) => option(value, say(matterPhrases[value], language))),
          ),
        ]
      : []),
  ]
  return { questions, on, packs, matter, nothing }
}
