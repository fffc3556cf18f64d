import type { DateText } from '#kernel/dates'
import type { LayoutKind, LayoutShape } from '../contract-layouts.ts'

interface Shipped {
  readonly id: string
  readonly kind: LayoutKind
  readonly revision: number
  readonly title: string
  readonly documentNumber: string
  readonly effectiveFrom: DateText
  readonly shape: LayoutShape
}

/** How most banks answer. */
export const shippedReceipts: LayoutShape['receipts'] = {
  sequence: ['序号'],
  payee: ['收款人', '户名', '收款人名称', '姓名'],
  account: [],
  amount: ['金额', '金额（元）'],
  result: ['结果', '交易结果', '状态'],
  reason: ['原因', '退回原因', '备注'],
  amountIn: 'yuan',
  words: {
    confirmed: ['成功', '已付', '到账'],
    returned: ['退回', '失败', '退汇'],
    unknown: ['不明', '处理中'],
  },
}

const column = (
  field: LayoutShape['columns'][number]['field'],
  title: string,
  text = '',
  limit: number | null = null,
) => ({
  field,
  title,
  text,
  limit,
})

/**
 * The layouts that come with the platform and hold until a region enters its own. A better one is a new revision with a
 * new id: orders keep naming the one they were sent with.
 */
export const shippedLayouts: readonly Shipped[] = [
  {
    id: '0190d4e0-0000-7000-8000-00000000b001',
    kind: 'bank-transfer',
    revision: 1,
    title: '银行批量代发（通用）',
    documentNumber: '随平台提供',
    effectiveFrom: '2019-01-01' as DateText,
    shape: {
      columns: [
        column('sequence', '序号'),
        column('payee-name', '收款人'),
        column('account-number', '账号'),
        column('bank-name', '开户行'),
        column('amount', '金额'),
        column('purpose', '用途'),
        column('order-number', '批次'),
        column('list-hash', '清单校验码'),
        column('file-hash', '文件校验码'),
      ],
      heading: '',
      headerRow: true,
      totalRow: false,
      trailer: '',
      purpose: '{项目}{补付}',
      amounts: 'yuan',
      format: 'csv-utf8',
      fileName: '付款-{付款单号}',
      receipts: shippedReceipts,
    },
  },
  {
    id: '0190d4e0-0000-7000-8000-00000000b002',
    kind: 'one-card',
    revision: 1,
    title: '财政惠民惠农补贴“一卡通”（通用）',
    documentNumber: '随平台提供',
    effectiveFrom: '2019-01-01' as DateText,
    shape: {
      columns: [
        column('sequence', '序号'),
        column('payee-name', '姓名'),
        column('resident-id', '身份证号码'),
        column('account-number', '社会保障卡（一卡通）账号'),
        column('bank-name', '开户银行'),
        column('amount', '补贴金额（元）'),
        column('purpose', '补贴项目', '', 30),
        column('remark', '备注', '{付款单号}'),
      ],
      heading: '惠民惠农财政补贴资金发放清单 {付款单号}',
      headerRow: true,
      totalRow: true,
      trailer: '共{笔数}笔，合计{合计}元；清单校验码{清单校验码}；文件校验码{文件校验码}',
      purpose: '{项目}{补付}',
      amounts: 'yuan',
      format: 'xlsx',
      fileName: '一卡通-{付款单号}',
      receipts: shippedReceipts,
    },
  },
]
