import type { InputOf, UploadedFile } from '#kernel/endpoint'
import { receiveList } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { dangerousPostForm } from '../list-forms.ts'
import { refuse } from '../refusals.ts'
import { insertDangerousPosts, selectRosters, selectWithoutPass } from '../store-evidence.ts'

/**
 * An employer reports who works in a dangerous post, with which pass; the newest roster without errors is the current one.
 * @throws Refusal `roster-organization-needed` and those of the sheet
 */
export async function importDangerousPosts(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const { organizationId, regionCode } = actor
  if (!organizationId) throw refuse('roster-organization-needed')
  const owner = { regionCode, organizationId }
  return receiveList(tx, dangerousPostForm, owner, file, async (rows, importId) => {
    await insertDangerousPosts(tx, owner, importId, rows)
    return { added: rows.length, known: 0 }
  })
}

/** Who works in a dangerous post without a pass valid on a day: a warning and a report, nothing is stopped (柳政规〔2019〕63号 二（一）). */
export async function checkDangerousPosts(tx: Tx, _: Actor, input: InputOf<typeof contract.checkDangerousPosts>) {
  const on = input.on ?? tx.today
  const { rows: withoutPass, total } = await selectWithoutPass(tx, on)
  return { on, rosters: await selectRosters(tx, on), withoutPass, total }
}
