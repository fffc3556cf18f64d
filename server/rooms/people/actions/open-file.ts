import type { DateText } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { seesStatuses } from '../sight.ts'
import { findPerson, selectIntents, selectStatuses } from '../store.ts'
import { selectContractsOf } from '../store-contracts.ts'
import { assistedThrough } from '../store-person.ts'

/** A person's whole file, as far as the reader may see it. @throws Refusal `person-unknown` */
export async function openFile(tx: Tx, actor: Actor, { personId }: { personId: string }) {
  const person = await findPerson(tx, personId)
  if (!person) throw refuse('person-unknown')
  const statusesShown = seesStatuses(actor)
  return {
    ...person,
    statusesShown,
    statuses: statusesShown ? await selectStatuses(tx, personId) : [],
    intents: await selectIntents(tx, personId),
    contracts: await selectContractsOf(tx, personId),
  }
}

/** 帮扶家庭劳动力 on a day, today unless another is given (桂人社发〔2022〕7号 二). @throws Refusal `person-unknown` */
export async function openHousehold(tx: Tx, _: Actor, given: { personId: string; on?: DateText | undefined }) {
  if (!(await findPerson(tx, given.personId))) throw refuse('person-unknown')
  const on = given.on ?? tx.today
  const through = await assistedThrough(tx, given.personId, on)
  return { on, assisted: through !== null, through }
}
