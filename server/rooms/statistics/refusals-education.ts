import { refusals } from '#kernel/refusal'

const cites = ['lz-2019-63#6-3'] as const

export const refuse = refusals({
  'education-report-unknown': { status: 404, title: '没有找到这份年报，或不在您的范围内', next: '请从列表中打开' },
  'education-report-there': {
    status: 409,
    title: '{year}年的年报第{version}版还是草稿',
    next: '请修改那份草稿后报送',
  },
  'education-correction-reason': {
    status: 422,
    title: '{year}年的年报已报送，再报是更正，须写明原因',
    next: '请填写更正原因，旧版留存',
    cites,
  },
  'education-report-state': { status: 409, title: '年报现为“{state}”，不能{act}', next: '请刷新后再办' },
  'education-items-missing': {
    status: 422,
    title: '没有填写任何支出项目，无法计算一线职工培训的比例',
    next: '请逐项填写当年使用的职工教育经费；没有使用的不用报送',
    cites,
  },
  'education-class-foreign': {
    status: 422,
    title: '列支的班级不是本企业办的班',
    next: '请从本企业的班级中选择，或不填班级',
  },
  'education-same-person': {
    status: 403,
    title: '报送的人不能自己接收（以自然人为准）',
    next: '请由另一位同事接收',
    cites,
  },
  'education-year-running': { status: 409, title: '{year}年还没有结束，年后再报送', next: '现在可以先存草稿' },
})
