import { expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import type { ReceiptMapping } from '../contract-layouts.ts'
import { shippedReceipts } from '../layouts/shipped.ts'
import type { ReceiptRow, SentItem } from './receipt-rows.ts'
import { readReceipts } from './receipts.ts'

const item = (sequence: number, payeeName: string, amount: number, account = `a${sequence}`): SentItem => ({
  id: `${sequence}`,
  sequence,
  payeeName,
  accountTail: '0001',
  payeeAccountId: account,
  amountFen: yuan(amount),
  state: 'sent',
})
const byNumber: ReceiptMapping = { ...shippedReceipts, sequence: [], account: ['账号'] }
/** Two payees share an account with the number 6222…1, a third has its own. */
const shared = [item(1, '韦甲', 500, 'x'), item(2, '韦乙', 600, 'y'), item(3, '蒙丙', 600, 'z'), item(4, '覃丁', 500)]
const accounts = new Map([
  ['62220001', ['x', 'y', 'z']],
  ['62220004', ['a4']],
])

/** `账号,收款人,金额,结果,原因` → sequence and state of what is news, or the errors. */
function read(lines: readonly string[], mapping = byNumber, items: readonly SentItem[] = shared) {
  const key = mapping.sequence.length > 0 ? 'sequence' : 'account'
  const rows = lines.map((line, at): ReceiptRow => {
    const [account = '', payee = '', amount = '', result = '', reason = ''] = line.split(',')
    return { rowNumber: at + 2, cells: { [key]: account, payee, amount, result, reason } }
  })
  const { errors, outcomes } = readReceipts(rows, items, { mapping, accounts })
  return errors.length > 0 ? errors.map(({ message }) => message) : outcomes.map((one) => `${one.itemId} ${one.state}`)
}

it.each<[string, string[], unknown]>([
  ['金额不同的，按金额认', ['62220001,,500,成功', '62220001,韦乙,600,成功'], ['1 confirmed', '2 confirmed']],
  ['金额相同的，按收款人认', ['62220001,蒙丙,600,退汇,销户', '62220001,韦乙,600,成功'], ['3 returned', '2 confirmed']],
  ['分不清而说的都一样，谁是谁都一样', ['62220001,,600,成功', '62220001,,600,成功'], ['2 confirmed', '3 confirmed']],
  [
    '分不清而说的不一样：只说一次，写明哪几行、可能是谁、怎么办',
    ['62220004,,500,成功', '62220001,,600,成功', '62220001,,600,退汇,销户'],
    [
      expect.stringMatching(
        /^第3行、第4行“账号”：几个收款人用同一账号（.*第2笔 韦乙 600 元、第3笔 蒙丙 600 元）.*“收款人”一列/,
      ),
    ],
  ],
  ['两笔只答复了一笔，也分不清', ['62220001,,600,成功'], [expect.stringContaining('分不清')]],
  ['同一账号的金额都对不上', ['62220001,,700,成功'], [expect.stringMatching(/^第2行“账号”：几个收款人用同一账号/)]],
  ['只有一个收款人的账号写了两次', ['62220004,,500,成功', '62220004,,500,成功'], ['第3行“账号”在文件里出现了两次']],
])('银行只回账号而几个收款人共用：%s', (_, lines, expected) => expect(read(lines)).toEqual(expected))

it('回单写了收款人的就与付款单核对：间隔号、空格不算不同，别的名字是错误，写明行和列', () => {
  const items = [item(1, '阿依·古丽', 500), item(2, '融水扶贫车间（一部）', 800)]
  const good = ['1,阿依古丽,500,成功', '2,融水扶贫车间(一部),800,成功']
  expect(read(good, shippedReceipts, items)).toEqual(['1 confirmed', '2 confirmed'])
  expect(read(['1,,500,成功'], shippedReceipts, items)).toEqual(['1 confirmed'])
  expect(read(['1,韦他人,500,成功', good[1] ?? ''], shippedReceipts, items)).toEqual([
    '第2行“收款人”不是发出的收款人“阿依·古丽”：韦他人；请与银行查明付给了谁',
  ])
})
