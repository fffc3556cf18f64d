import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'class-unknown': { status: 404, title: '没有找到这个班，或不在您的管辖范围内', next: '请从班级列表中重新选择' },
  'class-not-completed': { status: 409, title: '班级尚未结业，不能颁发证书', next: '请先办理结业' },
  'nobody-to-certify': {
    status: 409,
    title: '没有待发证的合格学员',
    next: '证书已全部颁发，或没有考核合格的学员',
  },
  'certificate-unknown': { status: 404, title: '没有找到这张证书，或不在您的管辖范围内', next: '请核对证书编号' },
  'certificate-revoked': { status: 409, title: '这张证书已于{revokedOn}撤销', next: '无须重复撤销' },
  'organization-unknown': { status: 404, title: '没有找到这个机构', next: '请先由系统管理员登记该机构' },
  'body-unknown': {
    status: 404,
    title: '没有找到这条认定机构登记，或不在您的管辖范围内',
    next: '请从认定机构登记簿中重新打开',
  },
  'body-period-wrong': { status: 422, title: '有效期止{validUntil}早于起{validFrom}', next: '请核对备案文件' },
  'body-scope-wrong': { status: 422, title: '认定范围有 {count} 处需要修改', next: '请按下列提示修改后再提交' },
  'body-known': {
    status: 409,
    title: '{name}已按{document}登记过',
    next: '延续或变更范围的，按新的文件另行登记',
    cites: ['lz-2019-63#2-4'],
  },
  'body-settled': { status: 409, title: '这条登记{state}，不能再办', next: '延续或变更范围的，按新的文件另行登记' },
  'own-body': {
    status: 403,
    title: '这条登记由您录入，须由另一人核实（以自然人为准，换账号也一样）',
    next: '请由另一位同事对照备案文件核实',
    cites: ['lz-2019-63#6-4'],
  },
})
