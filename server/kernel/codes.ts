import { z } from 'zod'

/** A code's two labels: Chinese first, English second. */
export type Labels = readonly [zh: string, en: string]

export type Language = 'zh' | 'en'

export interface CodeList<C extends string> {
  readonly name: string
  readonly values: readonly [C, ...C[]]
  readonly schema: z.ZodEnum<{ [K in C]: K }>
  readonly labels: Readonly<Record<C, Labels>>
  /** The label of a code; a code that is not in the list is shown as it stands. */
  label(code: string, language?: Language): string
}

/**
 * Declares a list of kebab-case codes with their labels in the same line:
 * `codes('SkillLevel', { junior: ['初级工', 'junior worker'], … })`.
 * The list gives the zod schema, the values and the labels, so that a code can never be shown without words.
 */
export function codes<const T extends Record<string, Labels>>(name: string, labels: T): CodeList<keyof T & string> {
  type C = keyof T & string
  const values = Object.keys(labels) as [C, ...C[]]
  const words: Record<string, Labels> = labels
  return {
    name,
    values,
    schema: z.enum(values) as unknown as CodeList<C>['schema'],
    labels,
    label: (code, language = 'zh') => words[code]?.[language === 'zh' ? 0 : 1] ?? code,
  }
}

/** The union of a list's codes: `type SkillLevel = CodeOf<typeof skillLevels>`. */
export type CodeOf<L> = L extends CodeList<infer C> ? C : never
