import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findRegion } from '#regions'
import type * as contract from '../contract.ts'
import type { Asked } from '../domain/asks.ts'
import type { Answer } from '../domain/calculator/answer.ts'
import { type Ground, type Opening, openingOf } from '../domain/calculator/opening.ts'
import { results } from '../domain/calculator/results.ts'
import { type Situation, walk } from '../domain/calculator/walk.ts'
import { questionWords, resultWords } from '../domain/calculator/words.ts'
import type { PolicyPack } from '../domain/language.ts'
import { say } from '../domain/sentences.ts'
import { packsFor, ratesFor, settingsFor } from '../library.ts'

type Input = InputOf<typeof contract.whatCanIGet>
type Reply = ReplyOf<typeof contract.whatCanIGet>

/**
 * The next question, or what the answers come to (L-132). Place, day and matter come first; what else is asked is what
 * the rules in force there ask. Nothing is stored.
 */
export async function whatCanIGet(tx: Tx, _: Actor, { language, answers }: Input): Promise<Reply> {
  const { place: code } = answers
  const place = typeof code === 'string' ? await groundOf(tx, code) : undefined
  const opening = openingOf(answers, place, tx.today, language)
  const situation = place && (await situationOf(tx, place.code, opening))
  const course = situation && courseOf(situation, answers, place.name, language)
  const reply = {
    questions: [...opening.questions, ...(course?.questions ?? [])],
    results: course ? course.results : opening.nothing ? [] : null,
    documents: (place?.packs ?? []).map((pack) => documentOf(pack, opening, language)),
  }
  // The words are read-only; the contract's arrays are the caller's own.
  return reply as Reply
}

/** The place with the packs that hold in it; undefined where there is no such place. */
async function groundOf(tx: Tx, code: string): Promise<Ground | undefined> {
  const region = await findRegion(tx, code)
  if (!region) return undefined
  const packs = (await packsFor(tx, code)).filter(({ document }) => code.startsWith(document.territory))
  return { code, name: region.name, packs }
}

/** Where, when and what about, with the rates and settings that hold there; undefined while one of them is open. */
async function situationOf(tx: Tx, region: string, { on, matter, packs }: Opening): Promise<Situation | undefined> {
  if (!on || !matter) return undefined
  return {
    matter,
    on,
    region,
    packs,
    rates: await ratesFor(tx, region, on),
    settings: await settingsFor(tx, region, on),
  }
}

function courseOf(situation: Situation, answers: Input['answers'], place: string, language: Input['language']) {
  // A name that no rule asks for is never looked up.
  const { offers, known, complete, stale } = walk(situation, new Map(Object.entries(answers)) as Map<Asked, Answer>)
  const last = complete ? undefined : offers.at(-1)
  const questions = offers.map((offer) => ({
    ...questionWords(offer, language),
    answered: offer !== last,
    stale: offer === last && stale,
  }))
  const found = complete ? results(situation, known) : null
  return { questions, results: found?.map((one) => resultWords(one, situation, place, language)) ?? null }
}

const documentOf = ({ document }: PolicyPack, { packs }: Opening, language: Input['language']) => ({
  number: document.number,
  title: say(document.title, language),
  from: document.effectiveFrom,
  until: document.validUntil,
  inForce: packs.some((pack) => pack.document.id === document.id),
})
