/** Words of the small components both entries share. */
export const light = {
  yuan: '{amount} 元',
  due: { overdue: '已逾期', soon: '即将到期', fine: '期限内' },
  problem: {
    title: '没有办成',
    offline: '没有连上服务器',
    offlineNext: '请检查网络后再试一次；已填写的内容还在',
    unreadable: '服务器的回答无法识别（{status}）',
    unreadableNext: '请稍后再试；多次出现时把时间告诉系统管理员',
    pageFault: '页面出错了',
    pageFaultNext: '请刷新页面；多次出现时把下面的文字告诉系统管理员',
    next: '下一步',
    clauses: '依据',
    errors: '请改正以下 {count} 处',
    trace: '追踪号',
    retry: '重试',
  },
  loading: '正在载入…',
}
