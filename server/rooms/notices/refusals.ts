import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'briefing-unknown': { status: 404, title: '没有找到这份告知书', next: '请刷新后从最新的告知书签署' },
  'briefing-pack-unknown': { status: 422, title: '没有登记文件 {packId}', next: '请从政策库中选择文件' },
  'briefing-outdated': {
    status: 409,
    title: '这份告知书（第{version}版）已有新版本，或尚未生效',
    next: '请阅读最新版本后签署',
    cites: ['lz-2019-63#7-2'],
  },
  'briefing-wrong-step': {
    status: 422,
    title: '这份告知书用于“{told}”，不能用于“{asked}”',
    next: '请签署本环节的告知书',
    cites: ['lz-2019-63#7-2'],
  },
  'briefing-not-yours': { status: 403, title: '这份文件的告知书由发文地区的人社部门发布', next: '请联系发文地区' },
  'briefing-dated': {
    status: 422,
    title: '新版告知书不能从{effectiveFrom}起生效，最早从今天（{today}）起',
    next: '请填写今天或以后的日期；已签署的承诺仍对应原来的版本',
  },
  'commitment-region': {
    status: 403,
    title: '贵单位没有在该县（区）办班的授权',
    next: '请在登记所在地或结对的县（区）办理',
  },
  'commitment-unknown': {
    status: 404,
    title: '没有找到这份承诺，或不在您的管辖范围内',
    next: '请从承诺列表中选择',
  },
  'commitment-personal': {
    status: 422,
    title: '这份承诺由个人签署，不能作为机构违反承诺提出问题',
    next: '个人骗取补贴的，请立案处理',
  },
  'promise-unknown': { status: 422, title: '承诺里没有第{point}条', next: '请从所签承诺的各条中选择' },
  'breach-known': {
    status: 409,
    title: '这几条承诺已经认定违反，正在整改（{number}）',
    next: '请在原来的问题里跟踪整改，核销以后再犯的另行提出',
  },
  'notice-unknown': { status: 404, title: '没有找到这份公示', next: '请从公示列表中打开' },
  'notice-published': {
    status: 409,
    title: '这份名单已经公示，不能重复公示',
    next: '请在公示列表中查看；名单有变化的，重新冻结后再公示',
  },
  'notice-replaced': {
    status: 409,
    title: '这份公示已经更正，由新的一份替换',
    next: '请打开更正后的公示办理',
  },
  'notice-same': { status: 422, title: '更正后的名单与原来的没有差别', next: '请写明哪一行应当怎样写，再发布更正' },
  'notice-bound': {
    status: 422,
    title: '更正公示不能改动第{lineNumber}行的项目和金额',
    next: '项目和金额以审批的清单为准；有错的按异议成立或不予通过处理，再另行申报',
    cites: ['lz-2019-63#6-4'],
  },
  'line-shown': { status: 422, title: '第{lineNumber}行已经在公示里', next: '要改写法的请填在更正里' },
  'notice-empty': { status: 422, title: '名单是空的，没有可以公示的内容', next: '请核对名单后再公示' },
  'notice-reveals': {
    status: 422,
    title: '公示内容有 {count} 处不能公开',
    next: '公示只列姓名、乡镇、补贴项目和金额；请按提示删去后再公示',
    cites: ['lz-2019-63#6-4'],
  },
  'line-unknown': { status: 422, title: '公示里没有第{lineNumber}行', next: '请选择公示名单中的一行' },
  'objection-thin': {
    status: 422,
    title: '理由太短，看不出哪里不对',
    next: '请用一句话写明您知道的情况，也可以点选常见的理由再提交；填好的内容都还在',
  },
  'objection-late': {
    status: 409,
    title: '公示期已于{endsOn}结束，不能再从这里提出异议',
    next: '仍有疑问请向县（区）人社局来信来访或拨打公布的监督电话',
  },
  'receipt-unknown': { status: 404, title: '没有这个回执号', next: '请核对回执号，字母不分大小写' },
  'objection-unknown': { status: 404, title: '没有找到这条异议，或不在您的管辖范围内', next: '请刷新异议列表' },
  'objection-answered': { status: 409, title: '这条异议已由他人答复（{state}）', next: '请刷新后查看' },
  'objection-settled': {
    status: 409,
    title: '这条异议已经答复，附件不能再改',
    next: '还有新的材料请另提异议，或来信来访',
  },
  'file-kind': {
    status: 422,
    title: '“{name}”不是照片（JPG、PNG）或 PDF，没有附上',
    next: '请换成照片或 PDF；文件改名没有用，按内容判断',
  },
  'file-empty': { status: 422, title: '“{name}”是空文件，没有附上', next: '请打开看看，重新拍照或导出后再附' },
  'file-heavy': { status: 422, title: '“{name}”超过 {megabytes} MB，没有附上', next: '请缩小照片或拆成几份再附' },
  'files-many': {
    status: 409,
    title: '已经附了{files}份，不能再附',
    next: '请把要紧的合在一份 PDF 里，或来信来访提交',
  },
  'files-full': {
    status: 409,
    title: '这份公示的异议附件已经存满',
    next: '请写清理由提交异议，材料来信来访提交或等工作人员联系',
  },
  'file-unknown': { status: 404, title: '没有找到这份附件', next: '请刷新后再打开' },
})
