import type { ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type Decision, entitle, explain, type Facts, packsFor, ratesFor, settingsFor } from '#policy'
import { regionName } from '#regions'
import { type CredentialMatter, claimMattersOf } from '../claim-matter.ts'
import type * as contract from '../contract.ts'

type Found = ReplyOf<typeof contract.listClaimableCredentials>['claimable'][number]

/**
 * 新取得的技师、高级技师证书自动列出: the verified certificates in reach that a rule of their day rewards, with the rule and the
 * amount; where only a table of rates or of funds is still to be entered, with that sentence. What was claimed already is
 * the subsidies' to say (柳政规〔2019〕63号 二（三）).
 */
export async function listClaimableCredentials(
  tx: Tx,
  { personId }: Actor,
): Promise<ReplyOf<typeof contract.listClaimableCredentials>> {
  const { matters, looked, total } = await claimMattersOf(tx, { personId: personId ?? undefined, state: 'verified' })
  const situations = new Map<string, Situation>()
  const claimable: Found[] = []
  for (const matter of matters.filter(({ notReady }) => notReady === null)) {
    const situation = await situationOf(tx, matter, situations)
    const rules = rulesFor(matter, situation)
    if (rules.length > 0) claimable.push(faceOf(matter, situation, rules))
  }
  return { claimable, looked, total }
}

/** What the rules are asked with in a county on a day, the same for every certificate of that day. */
interface Situation {
  readonly regionName: string
  readonly packs: Awaited<ReturnType<typeof packsFor>>
  readonly given: Pick<Facts, 'rates' | 'settings'>
}

async function situationOf(
  tx: Tx,
  { regionCode, decisiveOn }: CredentialMatter,
  known: Map<string, Situation>,
): Promise<Situation> {
  const key = `${regionCode} ${decisiveOn}`
  const situation = known.get(key) ?? {
    regionName: await regionName(tx, regionCode),
    packs: await packsFor(tx, regionCode),
    given: {
      rates: await ratesFor(tx, regionCode, decisiveOn),
      settings: await settingsFor(tx, regionCode, decisiveOn),
    },
  }
  known.set(key, situation)
  return situation
}

const faceOf = (
  { id, number, title, decisiveOn, subjects }: CredentialMatter,
  { regionName: region }: Situation,
  rules: Found['rules'],
): Found => ({
  credentialId: id,
  number,
  title,
  personName: subjects[0]?.name ?? '',
  regionName: region,
  issuedOn: decisiveOn,
  rules,
})

/** What is not yet entered, where every condition is met. */
const TO_ENTER: ReadonlySet<string> = new Set(['rate-table-missing', 'amount-missing'])
const isOpen = (decision: Decision): boolean =>
  decision.entitled || decision.reasons.every(({ condition }) => TO_ENTER.has(condition))

function rulesFor({ subjects }: CredentialMatter, { packs, given }: Situation): Found['rules'] {
  const decisions = subjects.flatMap(({ facts }) => entitle({ ...facts, ...given }, packs))
  return decisions.filter(isOpen).map((decision) => {
    const { title, refusals } = explain(decision, packs)
    return {
      ruleId: decision.ruleId,
      title,
      amountFen: decision.entitled ? decision.amountFen : null,
      missing: decision.entitled ? null : refusals.map(({ sentence }) => sentence).join('；'),
    }
  })
}
