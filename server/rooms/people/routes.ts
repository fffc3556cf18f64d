import { type Row, row } from '#platform/http'
import { addPerson } from './actions/add-person.ts'
import { downloadTemplate } from './actions/download-template.ts'
import { editPerson } from './actions/edit-person.ts'
import { importRegister } from './actions/import-register.ts'
import { closeIntent, confirmIntent, confirmIntents, stateIntent } from './actions/keep-intents.ts'
import { exportPeople, listPeople } from './actions/list-people.ts'
import { openFile, openHousehold, revealPerson } from './actions/open-file.ts'
import { openImport, openImports, openMarkedImport } from './actions/open-import.ts'
import { reviewPeople } from './actions/review-people.ts'
import * as contract from './contract.ts'
import { contractRoutes } from './routes-contracts.ts'
import { entitlementRoutes } from './routes-entitlements.ts'
import { deathRoutes, identityRoutes, statusRoutes } from './routes-identity.ts'
import { REGISTER_READERS } from './sight.ts'

const CLERK = ['county-clerk'] as const
/** A paired school sees the people of its counties, without categories (row-level security and `widenings`). */
const READERS = [...REGISTER_READERS, 'school'] as const

export const routes: readonly Row[] = [
  row(contract.listPeople, READERS, listPeople),
  row(contract.exportPeople, READERS, exportPeople),
  row(contract.addPerson, CLERK, addPerson),
  row(contract.downloadTemplate, CLERK, downloadTemplate),
  row(contract.importRegister, CLERK, importRegister),
  row(contract.listImports, REGISTER_READERS, openImports),
  row(contract.getImport, REGISTER_READERS, openImport),
  row(contract.downloadMarkedImport, CLERK, openMarkedImport),
  row(contract.reviewPeople, CLERK, reviewPeople),
  row(contract.getPerson, [...READERS, 'trainee'], openFile),
  row(contract.editPerson, CLERK, editPerson),
  ...identityRoutes,
  row(contract.revealPerson, CLERK, revealPerson, { secret: true }),
  row(contract.getHousehold, REGISTER_READERS, openHousehold),
  ...entitlementRoutes,
  ...statusRoutes,
  ...deathRoutes,
  row(contract.stateIntent, CLERK, stateIntent),
  row(contract.confirmIntent, CLERK, confirmIntent),
  row(contract.confirmIntents, CLERK, confirmIntents),
  row(contract.closeIntent, CLERK, closeIntent),
  ...contractRoutes,
]
