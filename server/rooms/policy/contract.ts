import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { amountShape, dateShape, id, regionCodeShape, sentence } from '#kernel/shapes'
import { ruleShape } from './contract-rules.ts'
import { checklistLine, language } from './contract-words.ts'
import { factsShape } from './domain/facts.ts'

export * from './contract-calculator.ts'
export * from './contract-rates.ts'
export * from './contract-rules.ts'
export {
  awardLevels,
  awardRanks,
  certificateKinds,
  cooperationKinds,
  fundSources,
  matters,
  organizerKinds,
  rateSubjects,
  skillLevels,
  traineeStatuses,
  trainingKinds,
  trainingModes,
} from './domain/words.ts'

// —— documents and rules ——

export const documentShape = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  addressees: z.array(z.string()),
  signedOn: dateShape,
  publishedOn: dateShape.nullable(),
  effectiveFrom: dateShape,
  validUntil: dateShape,
  /** The document that moved the end of validity; null: as printed. */
  extendedBy: z.string().nullable(),
  periodReading: z.string(),
  periodCites: z.array(z.string()),
  disclosure: z.string(),
  territory: z.string(),
  state: z.enum(['coming', 'in-force', 'expired']),
  version: z.string(),
  rulesHash: z.string(),
  ruleCount: z.int(),
})

export const clauseShape = z.object({
  anchor: z.string(),
  /** `桂人社发〔2022〕7号（十）`. */
  clause: z.string(),
  title: z.string(),
  text: z.string(),
})

export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/policy/documents',
  summary: '政策文件登记簿',
  cites: ['gx-2022-7#header', 'lz-2019-63#header'],
  query: language,
  reply: z.object({ documents: z.array(documentShape) }),
})

export const getDocument = endpoint({
  method: 'GET',
  path: '/api/policy/documents/:documentId',
  summary: '政策文件全文与规则',
  params: z.object({ documentId: z.string() }),
  query: language,
  reply: z.object({
    document: documentShape,
    clauses: z.array(clauseShape),
    rules: z.array(ruleShape),
    /** Which rules, of this document or another, rest on which clause, and as what. */
    links: z.array(
      z.object({
        cite: z.string(),
        ruleId: z.string(),
        /** Of the rule. */
        title: z.string(),
        as: z.enum(['rule', 'condition', 'limit', 'fund', 'table', 'reading']),
        label: z.string(),
      }),
    ),
  }),
})

export const getClause = endpoint({
  method: 'GET',
  path: '/api/policy/clauses/:anchor',
  summary: '条款原文',
  params: z.object({ anchor: z.string() }),
  reply: clauseShape,
})

// —— readings ——

const readingValue = z.union([z.int(), z.string()])

export const readingShape = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['count', 'choice', 'day', 'share']),
  /** Null: a share that the text leaves to others and nobody has set. */
  value: readingValue.nullable(),
  valueWords: z.string(),
  /** The pack's own value. */
  chosen: readingValue.nullable(),
  chosenWords: z.string(),
  why: z.string(),
  /** Names a choice by its code; for a count or a share (whole percents), its bounds. */
  alternatives: z.array(z.object({ value: z.string(), label: z.string() })),
  bounds: z.object({ least: z.int(), most: z.int() }).nullable(),
  practice: z.string().nullable(),
  cites: z.array(z.string()),
  /** The setting that gives the value; null while the pack's own holds. */
  setBy: z
    .object({ documentNumber: z.string(), regionCode: z.string(), regionName: z.string(), effectiveFrom: dateShape })
    .nullable(),
})

export const listReadings = endpoint({
  method: 'GET',
  path: '/api/policy/readings',
  summary: '读法与设置',
  query: z.object({ regionCode: z.string().optional() }),
  reply: z.object({ regionCode: z.string(), regionName: z.string(), readings: z.array(readingShape) }),
})

export const overrideReading = endpoint({
  method: 'POST',
  path: '/api/policy/readings',
  summary: '依文件改用另一种读法',
  body: z.object({
    key: z.string(),
    regionCode: regionCodeShape,
    value: readingValue,
    effectiveFrom: dateShape,
    documentNumber: sentence('文号', 60),
  }),
  reply: z.object({ id }),
})

// —— what would this case get ——

/** The facts of one matter; the rates and settings in force are looked up by place and day. */
export const caseShape = factsShape.omit({ rates: true, settings: true })

export const evaluateCase = endpoint({
  method: 'POST',
  path: '/api/policy/evaluate',
  summary: '按事实试算补贴',
  query: language,
  body: caseShape,
  reply: z.object({
    decisions: z.array(
      z.object({
        ruleId: z.string(),
        title: z.string(),
        entitled: z.boolean(),
        amountFen: amountShape.nullable(),
        uncappedFen: amountShape.nullable(),
        /** Steps and cap, or every reason against it. */
        sentence: z.string(),
        payee: z.string(),
        sources: z.array(z.string()),
        clauses: z.array(z.string()),
        checklist: z.array(checklistLine),
        readings: z.array(z.string()),
        packVersion: z.string(),
      }),
    ),
  }),
})
