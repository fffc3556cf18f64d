import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionNames } from '#regions'
import type * as contract from '../contract.ts'
import { type AnyReading, settingInForce, valueWords } from '../domain/reading.ts'
import { regionsAbove } from '../domain/regions-above.ts'
import { say } from '../domain/sentences.ts'
import { allReadings } from '../library.ts'
import { selectSettings } from '../store.ts'

/** Every reading as it holds in a region today: value, what else it may be, clause or practice, who set it. */
export async function listReadings(
  tx: Tx,
  actor: Actor,
  input: InputOf<typeof contract.listReadings>,
): Promise<ReplyOf<typeof contract.listReadings>> {
  const regionCode = input.regionCode ?? actor.regionCode
  const regions = regionsAbove(regionCode)
  const settings = await selectSettings(tx, regions)
  const nameOf = await regionNames(tx, regions)
  const rows = Object.entries(allReadings).map(([key, reading]) => {
    const own = settings.filter((setting) => setting.key === key)
    const setting = settingInForce(own, regions, tx.today)
    const value = (setting?.value ?? reading.value) as string | number | null
    return {
      key,
      title: say(reading.title, 'zh'),
      kind: reading.kind,
      value,
      valueWords: valueWords(reading, value),
      chosen: reading.value,
      chosenWords: valueWords(reading, reading.value),
      why: say(reading.why, 'zh'),
      alternatives:
        reading.kind === 'choice'
          ? Object.entries(reading.choices).map(([code, labels]) => ({ value: code, label: say(labels, 'zh') }))
          : [],
      bounds: boundsOf(reading),
      practice: reading.practice ? `practice:${reading.practice}` : null,
      cites: [...reading.cites],
      setBy: setting
        ? {
            documentNumber: setting.documentNumber,
            regionCode: setting.regionCode,
            regionName: nameOf(setting.regionCode),
            effectiveFrom: setting.effectiveFrom,
          }
        : null,
    }
  })
  return { regionCode, regionName: nameOf(regionCode), readings: rows }
}

function boundsOf(reading: AnyReading) {
  if (reading.kind === 'share') return { least: 1, most: 100 }
  return reading.kind === 'count' ? { least: reading.least, most: reading.most } : null
}
