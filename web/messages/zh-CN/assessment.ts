/** 考核证书. */
export const assessment = {
  title: '考核证书',
  lead: '结业后颁发的培训合格证书；撤销写明原因，留存不删。',
  search: '编号或姓名',
  empty: '没有符合条件的证书',
  emptyNext: '班级结业后，由开班单位颁发',
  number: '证书编号',
  kind: '种类',
  person: '姓名',
  trade: '职业（工种）',
  issuedOn: '颁发日期',
  state: '状态',
  valid: '有效',
  revoked: '{on} 撤销：{reason}',
  print: '打印',
  revoke: '撤销证书',
  reason: '撤销原因',
}
