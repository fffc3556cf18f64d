import type { DateText } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { RevealReason } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { isAnother, seesStatuses } from '../sight.ts'
import { findPerson, selectIntents, selectStatuses } from '../store.ts'
import { selectContractsOf } from '../store-contracts.ts'
import { selectDeaths } from '../store-deaths.ts'
import { assistedThrough, openNumbers } from '../store-person.ts'

/** A person's whole file, as far as the reader may see it. @throws Refusal `person-unknown` */
export async function openFile(tx: Tx, actor: Actor, { personId }: { personId: string }) {
  const person = await findPerson(tx, personId)
  if (!person) throw refuse('person-unknown')
  const statusesShown = seesStatuses(actor)
  return {
    ...person,
    statusesShown,
    statuses: statusesShown ? (await selectStatuses(tx, personId)).map((one) => shownTo(actor, one)) : [],
    deaths: (await selectDeaths(tx, personId)).map(({ recordedBy, ...death }) => ({
      ...death,
      mayTakeBack: death.takenBackOn === null && isAnother(actor, recordedBy),
    })),
    intents: await selectIntents(tx, personId),
    contracts: await selectContractsOf(tx, personId),
  }
}

/** A registration, and whether the reader may take it back: who entered it may not. */
function shownTo(actor: Actor, { enteredBy, ...status }: Awaited<ReturnType<typeof selectStatuses>>[number]) {
  return { ...status, mayWithdraw: status.withdrawnOn === null && isAnother(actor, enteredBy) }
}

/** 帮扶家庭劳动力 on a day, today unless another is given (桂人社发〔2022〕7号 二). @throws Refusal `person-unknown` */
export async function openHousehold(tx: Tx, _: Actor, given: { personId: string; on?: DateText | undefined }) {
  if (!(await findPerson(tx, given.personId))) throw refuse('person-unknown')
  const on = given.on ?? tx.today
  const through = await assistedThrough(tx, given.personId, on)
  return { on, assisted: through !== null, through }
}

/** Shows the full resident id and phone to a clerk who says why; the audit trail keeps who, whom and why. @throws Refusal `person-unknown` */
export async function revealPerson(
  tx: Tx,
  _: Actor,
  { personId, reason }: { personId: string; reason: RevealReason },
): Promise<{ residentId: string; phone: string | null }> {
  const numbers = await openNumbers(tx, personId)
  if (!numbers) throw refuse('person-unknown')
  tx.notes.push({ matterId: personId, facts: { reason } })
  return numbers
}
