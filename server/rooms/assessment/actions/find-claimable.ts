import type { ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type Decision, entitle, explain, packsFor, ratesFor, settingsFor } from '#policy'
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
  const matters = await claimMattersOf(tx, { personId: personId ?? undefined })
  const claimable: Found[] = []
  for (const matter of matters.filter(({ notReady }) => notReady === null)) {
    const rules = await rulesFor(tx, matter)
    if (rules.length > 0) claimable.push({ ...(await faceOf(tx, matter)), rules })
  }
  return { claimable }
}

const faceOf = async (tx: Tx, { id, number, title, regionCode, decisiveOn, subjects }: CredentialMatter) => ({
  credentialId: id,
  number,
  title,
  personName: subjects[0]?.name ?? '',
  regionName: await regionName(tx, regionCode),
  issuedOn: decisiveOn,
})

/** What is not yet entered, where every condition is met. */
const TO_ENTER: ReadonlySet<string> = new Set(['rate-table-missing', 'amount-missing'])
const isOpen = (decision: Decision): boolean =>
  decision.entitled || decision.reasons.every(({ condition }) => TO_ENTER.has(condition))

async function rulesFor(tx: Tx, { regionCode, decisiveOn, subjects }: CredentialMatter): Promise<Found['rules']> {
  const packs = await packsFor(tx, regionCode)
  const rates = await ratesFor(tx, regionCode, decisiveOn)
  const settings = await settingsFor(tx, regionCode, decisiveOn)
  const decisions = subjects.flatMap(({ facts }) => entitle({ ...facts, rates, settings }, packs))
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
