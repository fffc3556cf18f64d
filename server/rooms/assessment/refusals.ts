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
})
