/** 公开核验证书. */
export const publicCertificate = {
  title: '证书核验',
  lead: '输入证书上的编号和姓名，两样都对才显示证书内容。',
  number: '证书编号',
  numberHint: '印在证书上，例如 PX-450225-2024-0000001-X；扫码会自动填好',
  name: '姓名',
  check: '核验证书',
  checking: '正在核验…',
  valid: '证书有效',
  revoked: '证书已撤销',
  none: '没有相符的证书',
  noneNext: '请对照证书核对编号和姓名；仍不相符，请联系颁发单位或当地人力资源社会保障部门',
  kind: '种类',
  trade: '职业（工种）',
  issuer: '颁发单位',
  issuedOn: '颁发日期',
  revokedOn: '撤销日期',
}
