import { yearOf } from '#kernel/dates'
import { entitle, ration, ruleOf } from '#policy'
import { limitsOf, type PolicyPack, type RateEntry } from '#policy/language'
import type { LabCase } from '../server/rooms/subsidies/domain/lab.ts'

/**
 * A history decided case by case and rationed claim by claim, as the product itself pays: by `<case> <rule>` what is left
 * and how many limits were reached; only where something is given or a limit reached, of the cases that are reported.
 */
export function labReference(cases: readonly LabCase[], packs: readonly PolicyPack[], rates: readonly RateEntry[]) {
  const claims = cases.flatMap((one, submissionNo) => {
    const { facts, person, trainingClass, organizer, days } = one
    const effectiveOn = facts.certificate?.issuedOn ?? facts.attendance?.lastCountedOn ?? facts.decisiveOn
    const decisions = entitle({ ...facts, rates: [...rates] }, packs)
    return decisions.flatMap((decision) =>
      decision.entitled && !one.withheld?.has(decision.ruleId)
        ? [
            {
              id: `${one.id} ${decision.ruleId}`,
              person,
              effectiveOn,
              submissionNo,
              year: yearOf(effectiveOn),
              occupation: facts.occupation?.code ?? null,
              level: facts.occupation?.level ?? null,
              organizer,
              trainingClass,
              ...(facts.certificate && { certificate: one.id }),
              days,
              limits: limitsOf(ruleOf(decision.ruleId, packs).rule, facts.settings),
              trace: decision.trace,
            },
          ]
        : [],
    )
  })
  const wanted = new Set(cases.filter((one) => one.wanted).map(({ id }) => id))
  return new Map(
    ration(claims, [])
      .filter(({ claimId }) => wanted.has(claimId.split(' ')[0] ?? ''))
      .map(({ claimId, amountFen, exceeded }) => [claimId, { amountFen, exceeded: exceeded.length }] as const)
      .filter(([, { amountFen, exceeded }]) => amountFen > 0 || exceeded > 0),
  )
}
