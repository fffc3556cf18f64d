import { type Row, row } from '#platform/http'
import { endContract, recordContract } from './actions/keep-contracts.ts'
import * as contract from './contract.ts'
import { REGISTER_READERS } from './sight.ts'
import { selectContracts } from './store-contracts.ts'

const EMPLOYERS = ['workshop', 'enterprise'] as const

/** 劳动合同: employers keep their own, the offices of the register read them. */
export const contractRoutes: readonly Row[] = [
  row(contract.listContracts, [...REGISTER_READERS, ...EMPLOYERS], (tx, _, filter) => selectContracts(tx, filter)),
  row(contract.recordContract, EMPLOYERS, recordContract),
  row(contract.endContract, EMPLOYERS, endContract),
]
