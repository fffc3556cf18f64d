import { type CodeList, type CodeOf, codes, type Labels, type Language } from '#kernel/codes'
import type { PolicyDocument } from '../document.ts'
import type { Facts } from '../facts.ts'

/** A question put to the facts. Answers are codes: a rule stays data, and a refusal can show what was found. */
export interface Question<C extends string> {
  readonly labels: Labels
  /** Who can change or correct the answer, and how. */
  readonly cure: Labels
  readonly answers: { readonly values: readonly C[]; label(code: string, language?: Language): string }
  /** Nothing where the facts do not speak of it. */
  read(facts: Facts, document: PolicyDocument): C | readonly C[] | null | undefined
}

export function ask<C extends string>(
  labels: Labels,
  answers: Question<C>['answers'],
  read: (facts: Facts, document: PolicyDocument) => NoInfer<C> | readonly NoInfer<C>[] | null | undefined,
  cure: Labels,
): Question<C> {
  return { labels, answers, read, cure }
}

/** A list of two answers. */
export const yesNo = <const N extends string>(name: N, yes: Labels, no: Labels): CodeList<'yes' | 'no'> =>
  codes(name, { yes, no })

/** `yes` or `no`, or nothing where it is not known. */
export const told = (fact: boolean | undefined): CodeOf<CodeList<'yes' | 'no'>> | undefined =>
  fact === undefined ? undefined : fact ? 'yes' : 'no'
