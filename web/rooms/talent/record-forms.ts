import type { CodeList } from '#kernel/codes'
import * as contract from '#talent/contract'

/** One field of a form: how it is asked for and which key of the body it fills. */
export interface FieldSpec {
  readonly name: string
  readonly kind: 'text' | 'date' | 'yuan' | 'choice' | 'yes' | 'county' | 'region' | 'item' | 'organization' | 'people'
  readonly list?: CodeList<string>
  readonly optional?: boolean
}

const text = (name: string): FieldSpec => ({ name, kind: 'text' })
const choice = (name: string, list: CodeList<string>): FieldSpec => ({ name, kind: 'choice', list })
const maybe = (field: FieldSpec): FieldSpec => ({ ...field, optional: true })
const person = [text('name'), text('residentId')]
const consented: FieldSpec = { name: 'consented', kind: 'yes', optional: true }
const organization: FieldSpec = { name: 'organizationId', kind: 'organization' }
const untilDay = maybe({ name: 'untilDay', kind: 'date' })
const proof = maybe(text('proof'))

/** What every record rests on; the county only where the maker's own post is above one. */
const evidence: readonly FieldSpec[] = [
  { name: 'onDay', kind: 'date' },
  text('number'),
  text('documentNumber'),
  text('documentTitle'),
]

/** The forms of the ledger, kind by kind: the act and its fields in order. */
export const recordForms = {
  award: {
    wire: contract.enterAward,
    fields: [
      { name: 'itemId', kind: 'item' },
      choice('rank', contract.awardRanks),
      text('title'),
      { name: 'representing', kind: 'region' },
      { name: 'amountFen', kind: 'yuan' },
      proof,
      { name: 'winners', kind: 'people' },
    ],
  },
  recognition: {
    wire: contract.enterRecognition,
    fields: [
      organization,
      choice('subject', contract.recognitions),
      choice('level', contract.contestLevels),
      text('title'),
      { name: 'newly', kind: 'yes' },
      untilDay,
      maybe({ name: 'amountFen', kind: 'yuan' }),
    ],
  },
  tag: {
    wire: contract.enterTag,
    fields: [...person, choice('subject', contract.talentTags), text('title'), untilDay, consented],
  },
  post: {
    wire: contract.enterPost,
    fields: [...person, organization, choice('level', contract.postLevels), text('title'), untilDay],
  },
  programme: {
    wire: contract.enterProgramme,
    fields: [
      choice('subject', contract.programmeTypes),
      text('title'),
      text('place'),
      { name: 'untilDay', kind: 'date' },
      { name: 'budgetFen', kind: 'yuan' },
      { name: 'participants', kind: 'people' },
    ],
  },
  'joint-school': {
    wire: contract.enterJointSchool,
    fields: [
      organization,
      choice('subject', contract.schoolBases),
      text('title'),
      proof,
      { name: 'people', kind: 'people' },
    ],
  },
  promotion: {
    wire: contract.enterPromotion,
    fields: [...person, choice('subject', contract.promotionKinds), choice('level', contract.talentLevels), untilDay],
  },
} as const satisfies Record<string, { wire: unknown; fields: readonly FieldSpec[] }>

export type FormKind = keyof typeof recordForms

/** All fields of a form in order. */
export const fieldsOf = (kind: FormKind, above: boolean): readonly FieldSpec[] => [
  ...recordForms[kind].fields,
  ...(above && kind !== 'promotion' && kind !== 'programme' ? ([{ name: 'regionCode', kind: 'county' }] as const) : []),
  ...evidence,
]
