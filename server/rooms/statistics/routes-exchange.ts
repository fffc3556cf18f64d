import { type Row, row } from '#platform/http'
import {
  exportExchange,
  getExchangeMapping,
  importExchange,
  readReconciliation,
  setExchangeMapping,
} from './actions/exchange-files.ts'
import * as contract from './contract.ts'

const HANDLE = ['county-clerk', 'city-officer', 'region-officer'] as const
const READ = [...HANDLE, 'auditor'] as const

/** 与广西职业技能培训信息系统交换. */
export const exchangeRoutes: readonly Row[] = [
  row(contract.getExchangeMapping, READ, getExchangeMapping),
  row(contract.setExchangeMapping, ['region-officer'], setExchangeMapping),
  row(contract.exportExchange, HANDLE, exportExchange),
  row(contract.importExchange, HANDLE, importExchange),
  row(contract.readReconciliation, READ, readReconciliation),
]
