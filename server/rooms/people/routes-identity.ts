import { type Row, row } from '#platform/http'
import { confirmIdentity, declineIdentity, listCorrections, proposeIdentity } from './actions/correct-identity.ts'
import { downloadDeathTemplate, importDeaths, listDeaths, previewDeaths } from './actions/import-deaths.ts'
import { recordDeath, takeBackDeath } from './actions/keep-deaths.ts'
import { addStatus, endStatus, withdrawStatus } from './actions/keep-statuses.ts'
import * as contract from './contract.ts'
import { REGISTER_READERS, WITHDRAWERS } from './sight.ts'

const CLERK = ['county-clerk'] as const

/** 身份类别: registered, ended once, taken back by another. */
export const statusRoutes: readonly Row[] = [
  row(contract.addStatus, CLERK, addStatus),
  row(contract.endStatus, CLERK, endStatus),
  row(contract.withdrawStatus, WITHDRAWERS, withdrawStatus),
]

/** 死亡: recorded with its document, singly or as a list, taken back by another. */
export const deathRoutes: readonly Row[] = [
  row(contract.recordDeath, CLERK, recordDeath),
  row(contract.takeBackDeath, WITHDRAWERS, takeBackDeath),
  row(contract.listDeaths, REGISTER_READERS, listDeaths),
  row(contract.downloadDeathTemplate, CLERK, downloadDeathTemplate),
  row(contract.previewDeaths, CLERK, previewDeaths, { asks: true }),
  row(contract.importDeaths, CLERK, importDeaths),
]

/** 更正身份证号: proposed by one, typed again from the document by another. */
export const identityRoutes: readonly Row[] = [
  row(contract.listIdentityCorrections, REGISTER_READERS, listCorrections),
  row(contract.proposeIdentity, CLERK, proposeIdentity),
  row(contract.confirmIdentity, WITHDRAWERS, confirmIdentity),
  row(contract.declineIdentity, WITHDRAWERS, declineIdentity),
]
