import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract-questions.ts'
import { refuse } from '../refusals.ts'
import { answerProposal, findSet, insertProposal, selectProposals, selectQuestions } from '../store-questions.ts'

/** Anybody says what is wrong with a question, or what is missing (reading of 开放性). @throws Refusal `questions-unknown`, `question-unknown` */
export async function proposeQuestion(
  tx: Tx,
  _: Actor,
  { setId, number, words }: InputOf<typeof contract.proposeQuestion>,
): Promise<{ done: true }> {
  const set = await findSet(tx, setId)
  if (set?.state !== 'released') throw refuse('questions-unknown')
  if (number !== undefined) {
    const { rows } = await selectQuestions(tx, setId, { cursor: String(number - 1), limit: 1 })
    if (rows[0]?.number !== number) throw refuse('question-unknown', { number })
  }
  await insertProposal(tx, { setId, regionCode: set.regionCode, number, words })
  tx.notes.push({ matterId: setId, facts: { trade: set.tradeCode } })
  return { done: true }
}

/** Who keeps the bank takes a proposal up, in its next version, or says why not. @throws Refusal `proposal-unknown`, `proposal-settled` */
export async function settleProposal(
  tx: Tx,
  actor: Actor,
  { proposalId, state, answer }: InputOf<typeof contract.settleProposal>,
): Promise<{ done: true }> {
  const [proposal] = (await selectProposals(tx, { id: proposalId })).rows
  if (!proposal) throw refuse('proposal-unknown')
  const settled = await answerProposal(tx, proposalId, { state, answer, by: actor.naturalPersonId ?? '' })
  if (!settled) throw refuse('proposal-settled')
  tx.notes.push({ matterId: proposal.setId, facts: { state } })
  return { done: true }
}
