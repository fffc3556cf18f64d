import { yuan } from '#kernel/money'
import * as contract from '#policy/contract'
import type { Client } from './harness.ts'
import { examplesOf } from './rate-examples.ts'

/** Facts of the matters 柳政规〔2019〕63号 speaks of, to be varied one by one, and the tables it leaves to others. */
const on = { decisiveOn: '2021-03-08', region: '450203' }
const hired = { from: '2020-01-01', until: null, withOrganizer: true }
const nobody = { statuses: [] as string[], contract: null }

export const person = (...statuses: string[]) => ({ statuses, contract: null })
export const certificate = (kind: string) => ({ certificate: { kind, issuedOn: '2021-04-20' } })
export const by = (kind: string) => ({ organizer: { kind } })
export const employedBy = (kind: string) => ({ ...by(kind), trainee: { ...nobody, contract: hired } })

// —— training in a class ——

export const lesson = {
  matter: 'training',
  ...on,
  trainingClass: {
    mode: 'ordinary',
    kind: 'employment-skills',
    openingApprovedAt: null,
    firstSessionAt: '2021-03-08T09:00',
  },
  ...by('training-provider'),
  trainee: nobody,
  attendance: { days: 5, lastCountedOn: '2021-03-12' },
  ...certificate('skill-level'),
}
const classOf = (changes: object) => ({ trainingClass: { ...lesson.trainingClass, ...changes } })
const asProject = classOf({ mode: 'project-based' })

/** Of these groups, in an ordinary class; what was taken from them is not recorded. */
export const of = (...statuses: string[]) => ({ ...lesson, trainee: person(...statuses) })
/** The same, with what was taken from them, in fen. */
export const ofPaying = (feeFen: number, ...statuses: string[]) => ({
  ...lesson,
  trainee: { ...person(...statuses), feeFen },
})
export const inProject = (facts: object) => ({ ...facts, ...asProject })
export const schoolLeaver = (urban: boolean, ...statuses: string[]) => ({
  ...lesson,
  trainee: { ...person('school-leaver', ...statuses), urban },
})
export const graduate = (graduatedOn: string) => ({
  ...lesson,
  trainee: { ...person('unemployed-graduate'), graduatedOn },
})
export const elderCare = { ...lesson, ...employedBy('elder-care') }
export const onboarding = { ...lesson, ...classOf({ kind: 'onboarding' }), ...employedBy('enterprise') }
export const onboardingCharged = {
  ...onboarding,
  trainee: { ...onboarding.trainee, statuses: ['veteran'], feeFen: 1 },
}
export const apprentice = (years: number) => ({
  ...lesson,
  ...classOf({ kind: 'apprentice' }),
  ...employedBy('enterprise'),
  apprenticeship: { agreementSigned: true, years },
})
export const cooperation = (kind: string, paidTo?: string) => ({
  ...ofPaying(0, 'registered-poor'),
  ...classOf({ cooperation: kind }),
  ...(paidTo && { paidTo }),
})

// —— awards, certificates, recognitions ——

export const award = {
  matter: 'award',
  ...on,
  award: { kind: 'contest', level: 'national', rank: 'first', representing: '450200', paidFen: yuan(30_000) },
  ...employedBy('enterprise'),
}
export const won = (changes: object) => ({ ...award, award: { ...award.award, ...changes } })
export const honored = (yearsSinceLastRound?: number) =>
  won({ kind: 'skills-expert', level: 'city', paidFen: 0, yearsSinceLastRound })
export const holder = (level: string, kind = 'professional-qualification', issuedOn = '2021-03-08') => ({
  matter: 'certificate',
  ...on,
  occupation: { nationallyListed: true, code: null, level },
  certificate: { kind, issuedOn },
  trainee: nobody,
})
export const insured = (insuredMonths: number) => ({
  ...holder('intermediate', 'skill-level'),
  ...by('enterprise'),
  trainee: { ...nobody, contract: hired, insuredMonths },
})
export const recognized = (kind: string, level: string, newlyRecognized = true) => ({
  matter: 'recognition',
  ...on,
  recognition: { kind, level, newlyRecognized },
})

// —— schools, placements, work, advances, years ——

export const school = (basis: string) => ({
  matter: 'joint-school',
  ...on,
  ...by('enterprise'),
  jointSchool: { basis, heads: 1 },
})
export const joint = (contractUntil: string, insuredMonthsInARow: number) => ({
  matter: 'placement',
  ...on,
  ...by('vocational-school'),
  occupation: { nationallyListed: true, code: null, level: 'intermediate' },
  placement: { contractFrom: '2021-01-01', contractUntil, insuredMonths: 3, insuredMonthsInARow, jointlyTrained: true },
})
export const plan = (asked: number, kind = 'enterprise', mode = 'ordinary') => ({
  matter: 'advance',
  ...on,
  ...by(kind),
  ...classOf({ mode }),
  plan: { approvedTrainingFen: yuan(100_000), askedFen: yuan(asked), source: 'unemployment-insurance-surplus' },
})
export const working = (kind: string, status: string, isInsured: boolean) => ({
  matter: 'training-through-work',
  ...on,
  organizer: { kind, insured: isInsured },
  trainee: { statuses: [status], contract: hired },
  workMonths: ['2021-03', '2021-04', '2021-05'],
})
export const year = (kind: string, figures: object) => ({
  matter: 'yearly-figures',
  decisiveOn: '2021-12-31',
  region: '450203',
  ...by(kind),
  year: figures,
})
export const spent = (frontLine: string) =>
  year('enterprise', { educationFundUsedFen: yuan(1_000_000), frontLineFen: yuan(frontLine) })

// —— what the document leaves to others, as a document of the city would set it ——

const line = (unit: string, amount: number, keys: object = {}) => ({ unit, rateFen: yuan(amount), ...keys })

export const liuzhouTables: Readonly<Record<string, readonly object[]>> = {
  apprenticeship: [line('year', 5000)],
  'contest-employer-reward': [
    line('person', 30_000, { tier: 'autonomous-region' }),
    line('person', 60_000, { tier: 'national' }),
    line('person', 100_000, { tier: 'national', rank: 'first' }),
    line('person', 100_001, { tier: 'world' }),
  ],
  'award-sources': [],
  training: [line('person', 600)],
  assessment: [line('person', 240)],
  'elder-care-training': [line('person', 700)],
  'elder-care-assessment': [line('person', 260)],
  'elder-care-service': [line('person', 500)],
  'guangdong-training': [line('person', 1000)],
  'guangdong-assessment': [line('person', 350)],
  'enterprise-run-school': [
    line('person', 300, { subject: 'graduates-employed' }),
    line('person', 200, { subject: 'trained' }),
  ],
  'studio-base-sources': [],
  'upper-recognition': [line('each', 80_000, { tier: 'national', subject: 'master-studio' })],
  'joint-training': [line('person', 1500)],
  'group-living-allowance': [
    line('day', 30, { group: 'hard-to-employ' }),
    line('day', 25, { group: 'zero-employment-household' }),
    line('day', 20, { group: 'school-leaver' }),
    line('day', 40, { group: 'registered-poor' }),
  ],
  'enterprise-training': [line('person', 800)],
  'insured-upgrading': [line('person', 1500, { level: 'intermediate' })],
  'work-training': [line('month', 500)],
}

/** Enters every table under one document and has another person check it. */
export async function enterTables(maker: Client, checker: Client): Promise<void> {
  for (const [key, lines] of Object.entries(liuzhouTables)) {
    const body = {
      key: `lz-2019-63/${key}`,
      regionCode: '450200',
      documentNumber: '示例〔2019〕1号',
      documentTitle: '示例标准',
      effectiveFrom: '2019-08-01',
      effectiveUntil: '2021-12-31',
      lines,
      examples: examplesOf(lines as never),
      fundSources: ['unemployment-insurance-surplus'],
    }
    const { id: tableId } = await maker.call(contract.enterRates, { body: body as never })
    await checker.call(contract.checkRates, { params: { tableId } })
  }
}
