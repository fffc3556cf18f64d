import { type Row, row } from '#platform/http'
import { enterLayout } from './actions/enter-layout.ts'
import { checkLayout, rejectLayout } from './actions/settle-layout.ts'
import * as contract from './contract.ts'
import { listLayouts, previewLayout } from './layouts/read-layouts.ts'

/** Who knows what the bank and the treasury want, and who compares it with their paper. */
const MAKERS = ['finance', 'city-officer', 'region-officer'] as const
const CHECKERS = ['accountant', 'approver', 'city-officer', 'region-officer'] as const
const READERS = ['finance', 'accountant', 'approver', 'city-officer', 'region-officer', 'auditor'] as const

/** 付款文件格式: versions, preview, two persons. */
export const layoutRoutes: readonly Row[] = [
  row(contract.listLayouts, READERS, listLayouts),
  row(contract.previewLayout, READERS, previewLayout),
  row(contract.enterLayout, MAKERS, enterLayout),
  row(contract.checkLayout, CHECKERS, checkLayout),
  row(contract.rejectLayout, CHECKERS, rejectLayout),
]
