import { type Row, row } from '#platform/http'
import * as decide from './basic-work/decide-work.ts'
import { exportWorks } from './basic-work/export-works.ts'
import { confirmWork, returnWork, sendWork } from './basic-work/pay-work.ts'
import { proposeWork } from './basic-work/propose-work.ts'
import { listKinds, readWork } from './basic-work/read-works.ts'
import { pageOfWorks } from './basic-work/store-works.ts'
import * as contract from './contract.ts'
import { proposers, rolesFor } from './domain/basic-work-steps.ts'

/** 基础工作支持（柳政规〔2019〕63号 六（三））: proposed, approved with its money, accepted on its result, paid. */
export const basicWorkRoutes = (readers: Row['may']): readonly Row[] => [
  row(contract.listBasicWorks, readers, (tx, _, filter) => pageOfWorks(tx, filter)),
  row(contract.exportBasicWorks, readers, (tx, _, filter) => exportWorks(tx, filter)),
  row(contract.listBasicWorkKinds, readers, async (tx, _, asked) => ({ kinds: await listKinds(tx, asked) })),
  row(contract.getBasicWork, readers, readWork),
  row(contract.proposeBasicWork, proposers, proposeWork),
  row(contract.approveBasicWork, rolesFor('approve'), decide.approveWork),
  row(contract.refuseBasicWork, rolesFor('refuse'), decide.refuseSupport),
  row(contract.withdrawBasicWork, rolesFor('withdraw'), decide.withdrawWork),
  row(contract.deliverResult, rolesFor('deliver'), decide.deliverResult),
  row(contract.sendBackResult, rolesFor('send-back'), decide.sendBackResult),
  row(contract.acceptResult, rolesFor('accept'), decide.acceptResult),
  row(contract.sendBasicWork, rolesFor('send'), sendWork),
  row(contract.confirmBasicWork, rolesFor('confirm'), confirmWork),
  row(contract.returnBasicWork, rolesFor('return'), returnWork),
]
