/** 首页待办. */
export const home = {
  title: '首页待办',
  lead: '按期限排列，先办红的。',
  empty: '现在没有待办',
  emptyNext: '新的事项到了会出现在这里',
  overdue: '已逾期',
  soon: '即将到期',
  fine: '期限内',
  items: '{count} 件',
}
