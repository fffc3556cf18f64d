import { packs } from '#policies'
import type { PolicyPack } from '#policy/language'

/**
 * The rules that are measured: the product's own, as the documents have them. The workshop subsidy and both living
 * allowances (by the day, one limit a day), and the enterprise training subsidy (by table, at most three a year, once
 * per occupation and level). The other rules of both documents are left out, for each would have to be written by hand
 * three times over: as TypeScript, as JSON rules and as SQL.
 */
const measured = [
  'gx-2022-7/10/living-allowance',
  'gx-2022-7/10/workshop-training',
  'lz-2019-63/4-1/living-allowance',
  'lz-2019-63/6-1/enterprise-training',
] as const

/** Their places in everything that is decided: the order of ids. */
export const [GX_LIVING, WORKSHOP, LZ_LIVING, ENTERPRISE] = [0, 1, 2, 3] as const

/** Both documents with the measured rules only. @throws Error when a rule is not there any more */
export const benchPacks: readonly PolicyPack[] = packs.map((pack) => ({
  ...pack,
  rules: pack.rules.filter(({ id }) => measured.some((one) => one === id)),
}))
if (benchPacks.flatMap(({ rules }) => rules).length !== measured.length) throw new Error('a measured rule is missing')

/** The question that is put to the history: 柳政规〔2019〕63号 for the whole region, and until the end of 2025. */
export const whatIfPacks: readonly PolicyPack[] = benchPacks.map((pack) =>
  pack.document.id === 'lz-2019-63'
    ? {
        ...pack,
        document: { ...pack.document, territory: '45', validUntil: '2025-12-31' as typeof pack.document.validUntil },
      }
    : pack,
)
