import type { Fen } from '#kernel/money'
import { entitle, explain, type Facts, type OrganizerKind, type RateEntry } from '#policy'
import type { PolicyPack } from '#policy/language'

export interface YearAsked {
  readonly packs: readonly PolicyPack[]
  readonly decisiveOn: Facts['decisiveOn']
  readonly region: string
  readonly rates: readonly RateEntry[]
}

/** What a rule says of a year: the amount with its sentence, or why there is none. */
export interface Figure {
  readonly ruleId: string
  readonly title: string
  readonly cites: string[]
  readonly baseFen: Fen
  readonly amountFen: Fen | null
  readonly sentence: string
  readonly readings: string[]
}

/** 绩效工资总量: every document of the year asked with the income it speaks of: all, or that of the pairing work alone. */
export function yearFigures(
  asked: YearAsked,
  income: { readonly totalFen: Fen; readonly pairingFen: Fen; readonly paired: boolean },
): Figure[] {
  return asked.packs.flatMap((pack) => {
    const baseFen = pack.asks?.['pairing-income'] ? income.pairingFen : income.totalFen
    return figuresOf({ ...asked, packs: [pack] }, 'performance-pay', {
      organizer: { kind: 'technical-school', paired: income.paired },
      baseFen,
      year: { trainingIncomeFen: baseFen },
    })
  })
}

/** 企业职工教育经费: the share of front-line workers, or the tax limit. */
export function fundFigures(
  asked: YearAsked,
  rule: 'front-line-share' | 'tax-limit',
  year: { readonly usedFen: Fen; readonly frontLineFen: Fen; readonly wagesFen: Fen },
): Figure[] {
  const { usedFen, frontLineFen, wagesFen } = year
  return figuresOf(asked, rule, {
    organizer: { kind: 'enterprise' },
    baseFen: usedFen,
    year: { educationFundUsedFen: usedFen, frontLineFen, wagesFen },
  })
}

function figuresOf(
  { packs, decisiveOn, region, rates }: YearAsked,
  rule: string,
  given: {
    readonly organizer: { readonly kind: OrganizerKind; readonly paired?: boolean }
    readonly baseFen: Fen
    readonly year: Facts['year']
  },
): Figure[] {
  const facts: Facts = {
    matter: 'yearly-figures',
    decisiveOn,
    region,
    organizer: given.organizer,
    year: given.year,
    rates,
  }
  return entitle(facts, packs)
    .filter(({ ruleId }) => ruleId.endsWith(`/${rule}`))
    .map((decision) => {
      const { title, sentence, readings } = explain(decision, packs)
      const amountFen = decision.entitled ? decision.amountFen : null
      return {
        ruleId: decision.ruleId,
        title,
        cites: [...decision.cites],
        baseFen: given.baseFen,
        amountFen,
        sentence,
        readings: [...readings],
      }
    })
}
