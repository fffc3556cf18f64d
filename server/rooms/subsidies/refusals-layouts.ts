import { refusals } from '#kernel/refusal'

const PAYMENT = ['lz-2019-63#6-3'] as const

/** Refusals of pay-file layouts and of the files made by them. */
export const refuseLayout = refusals({
  'layout-unknown': { status: 404, title: '没有找到这一版付款文件格式', next: '请从付款文件格式的列表中选择' },
  'layout-region': { status: 403, title: '{region}不在您的管辖范围内', next: '请由该地区或其上级的财务人员录入' },
  'layout-wrong': {
    status: 422,
    title: '付款文件格式有 {count} 处不对，没有保存',
    next: '请按下列各处改正后重新提交',
    cites: PAYMENT,
  },
  'layout-retroactive': {
    status: 422,
    title: '格式不能从 {effectiveFrom} 起用，最早从今天（{today}）起',
    next: '已经发出的付款仍用当时的格式；请填写今天或以后的日期',
  },
  'layout-settled': { status: 409, title: '这一版的状态是“{state}”，不能再办这一步', next: '请刷新后查看' },
  'pay-file-unwritable': {
    status: 409,
    title: '按“{layout}”写不出付款文件，有 {count} 处，一分也没有付',
    next: '请按下列各处改正资料，或暂缓这些行，或改用别的格式',
    cites: PAYMENT,
  },
  'pay-file-changed': {
    status: 409,
    title: '付款单{number}重新生成的文件与发出时的不一致，没有导出',
    next: '请停止使用这份文件，由审计人员查明账户和付款记录是否被改动',
    cites: PAYMENT,
  },
  'channel-empty': {
    status: 409,
    title: '批次{number}没有可以用“{channel}”付的行',
    next: '财政一卡通只付给个人；付给单位的请用银行批量代发',
  },
})
