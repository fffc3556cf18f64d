import type { Question } from './ask.ts'
import { claimQuestions } from './claims.ts'
import { personQuestions } from './person.ts'
import { trainingQuestions } from './training.ts'

/** Every question a rule may ask, by name. A new pack asks; only a new kind of fact adds a line here. */
export const questions = { ...claimQuestions, ...trainingQuestions, ...personQuestions }

export type QuestionName = keyof typeof questions

/** The codes a question can be answered with. */
export type AnswerOf<Q extends QuestionName> = (typeof questions)[Q] extends Question<infer C> ? C : never

/** The same table seen by name only, for the evaluators and the explanations. */
export const questionOf = (name: QuestionName): Question<string> => questions[name]
