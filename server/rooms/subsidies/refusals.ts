import { refusals } from '#kernel/refusal'

const PAYMENT = ['lz-2019-63#6-3'] as const

export const refuse = refusals({
  'matter-unknown': {
    status: 404,
    title: '没有找到这个申领事项，或不在您的管辖范围内',
    next: '请从班级、奖项、认定或安置的列表中选择',
  },
  'decision-unknown': { status: 404, title: '没有找到这笔核算，或不在您的管辖范围内', next: '请从事项的核算中打开' },
  'batch-unknown': { status: 404, title: '没有找到这个批次，或不在您的管辖范围内', next: '请从批次列表中选择' },
  'receipt-unknown': {
    status: 404,
    title: '没有找到这笔下达的资金，或不在您的管辖范围内',
    next: '请用下达文号查找',
  },
  'line-unknown': { status: 404, title: '没有找到这一行，或不在您的管辖范围内', next: '请从批次中选择' },
  'order-unknown': { status: 404, title: '没有找到这次付款，或不在您的管辖范围内', next: '请从批次中选择' },
  'matter-not-ready': {
    status: 409,
    title: '{number}还不能核算补贴：{reason}',
    next: '请先补齐所缺的材料或步骤',
    cites: ['gx-2022-7#10'],
  },
  'not-claimant': {
    status: 403,
    title: '{number}不由您申领',
    next: '请由事项所属的单位，或获奖、取证的本人申领',
  },
  'agreement-missing': {
    status: 409,
    title: '{number}由本人申领，没有登记代为申领协议',
    next: '请先逐人登记签订的代为申领协议（编号、日期、卷宗），或由本人申领',
    cites: ['lz-2019-63#7-2'],
  },
  'agreement-wrong': {
    status: 422,
    title: '{count} 份代为申领协议有误，一份都没有登记',
    next: '请按下列各项改正后重新登记',
  },
  'not-agency': { status: 409, title: '{number}由单位申领，不用代为申领协议', next: '请由事项所属的单位直接申报' },
  'commitment-missing': {
    status: 409,
    title: '{number}的资金申报还没有签署书面承诺',
    next: '请先阅读一次性告知并签署资金申报承诺',
    cites: ['lz-2019-63#7-2'],
  },
  'nothing-to-claim': {
    status: 409,
    title: '{number}没有可以申报的款项',
    next: '请在事项的核算中查看每个人的核算结果和已申报的批次',
  },
  'return-not-overdue': {
    status: 409,
    title: '批次{number}的补正期限到{dueOn}，还没有过',
    next: '请等期限届满；确需提前终结的，写明原因',
    cites: ['gx-2022-7#10', ...PAYMENT],
  },
  'source-not-allowed': {
    status: 409,
    title: '“{item}”不能从“{source}”列支',
    next: '请核对开班批复中的资金来源',
    cites: PAYMENT,
  },
  'list-changed': {
    status: 409,
    title: '批次{number}的清单与您看到的不一致',
    next: '请刷新后重新核对清单再办理',
  },
  'lines-not-seen': {
    status: 409,
    title: '批次{number}有 {count} 行异常，您还没有逐行看过',
    next: '请打开下列各行，看过后逐行确认，再办理这一步',
    cites: PAYMENT,
  },
  'not-my-step': { status: 409, title: '批次{number}现在不由您审核，不用确认', next: '请刷新批次查看最新状态' },
  'account-missing': {
    status: 409,
    title: '本地区没有“{source}”的资金账户',
    next: '请财政部门先开设账户并下达资金',
    cites: PAYMENT,
  },
  'gate-closed': {
    status: 409,
    title: '批次{number}有 {count} 项支付前核查未过，不能付款',
    next: '请按下列各项逐一办理后再付款',
    cites: PAYMENT,
  },
  'nothing-to-pay': {
    status: 409,
    title: '批次{number}没有可以付款的行',
    next: '请查看每一行的支付前核查结果；已付和已发出的不会再付',
  },
  'receipts-wrong': {
    status: 422,
    title: '回单有 {count} 处错误，一行都没有入账',
    next: '请按下列各处改正后重新上传整个文件',
  },
  'line-settled': {
    status: 409,
    title: '第 {lineNumber} 行的状态是“{place}”，不能{act}',
    next: '请刷新批次查看最新状态',
  },
  'line-not-approved': {
    status: 409,
    title: '第 {lineNumber} 行所在批次还没有审批，不用暂缓',
    next: '对清单有疑问请退回或否决批次',
  },
  'hold-missing': { status: 409, title: '第 {lineNumber} 行没有经办暂缓', next: '请刷新批次查看最新状态' },
  'hold-own': {
    status: 403,
    title: '暂缓由您作出，须由另一位同事解除',
    next: '请另一位经办或复核人员解除',
    cites: PAYMENT,
  },
  'place-taken-meanwhile': {
    status: 409,
    title: '{number}里有人的限额位次刚刚被别处占用，没有申报',
    next: '请再申报一次：别处占用的部分写明超过哪条限额，不予计发，其余照常申报',
    cites: ['lz-2019-63#6-2'],
  },
  'adjustment-unknown': {
    status: 404,
    title: '没有找到这条补退建议，或不在您的管辖范围内',
    next: '请从建议列表中选择',
  },
  'adjustment-decided': { status: 409, title: '{subject}的这条建议已有结论', next: '请刷新建议列表查看最新状态' },
  'adjustment-overtaken': {
    status: 409,
    title: '{subject}的款项已不是到账状态（银行退回或正在重新付款），这条建议不能再接受',
    next: '请先重新付款或否决退回的行，再重新核算；差额仍在的会重新提出',
    cites: PAYMENT,
  },
  'ease-overtaken': {
    status: 409,
    title: '{subject}没有退回的只剩 {left} 元（其间又退了款或已核销），不能减少追回 {amount} 元',
    next: '请重新核算：还没有退的照减，已经退的改为补发，都会重新提出',
    cites: PAYMENT,
  },
  'adjustment-own': {
    status: 403,
    title: '这条建议因您的办理而提出，须由另一人决定',
    next: '请另一位复核或审批人员决定',
    cites: PAYMENT,
  },
  'recovery-unknown': { status: 404, title: '没有找到这份追回，或不在您的管辖范围内', next: '请从追回列表中选择' },
  'recovery-settled': {
    status: 409,
    title: '追回{number}的状态是“{state}”，不能再办',
    next: '请刷新追回列表查看最新状态',
  },
  'recovery-not-repaid': {
    status: 409,
    title: '追回{number}还有 {left} 元没有退回，不能办结',
    next: '请等款项退回；追不回的，提出核销，由另一人决定',
    cites: PAYMENT,
  },
  'write-off-unknown': { status: 404, title: '没有找到这项核销，或不在您的管辖范围内', next: '请从追回列表中选择' },
  'write-off-pending': {
    status: 409,
    title: '追回{number}已提出核销，还没有决定',
    next: '请等审批人决定；要改理由或文书，先由审批人不予核销，再另行提出',
  },
  'write-off-decided': { status: 409, title: '这项核销已有结论（{state}）', next: '请刷新追回列表查看最新状态' },
  'write-off-changed': {
    status: 409,
    title: '追回{number}提出核销时余 {proposed} 元，现在余 {left} 元',
    next: '请不予核销，按新的余额另行提出',
    cites: PAYMENT,
  },
  'repayment-exceeds': {
    status: 422,
    title: '追回{number}还应退 {left} 元，登记的是 {given} 元',
    next: '请核对缴款凭证的金额',
  },
  'repayment-dated': {
    status: 422,
    title: '到账日期{receivedOn}还没有到，今天是{today}',
    next: '请按缴款凭证填写钱已经到账的那一天',
  },
  'repayment-repeated': {
    status: 409,
    title: '追回{number}的凭证“{document}”已经登记过',
    next: '请核对凭证号，同一凭证只登记一次',
  },
  'lab-change-wrong': { status: 422, title: '有 {count} 处改动不能试', next: '请从列出的数和条件中选择，金额以分计' },
  'lab-period-wrong': { status: 422, title: '截止日期{until}早于起始日期{from}', next: '请核对试验的期间' },
})
