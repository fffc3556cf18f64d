import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** Fields of many lists, by the names they have on the screen; a form marks its own fields itself. */
const fields: Readonly<Record<string, string>> = {
  cursor: '列表的位置',
  limit: '每页条数',
  search: '查找的文字',
  year: '年度',
  month: '月份',
  from: '起始日期',
  until: '截止日期',
  on: '日期',
  state: '状态',
  kind: '类别',
  regionCode: '地区',
  organizationId: '机构',
  personId: '人员',
  classId: '班级',
  matterId: '事项',
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“是”或“否”',
  date: '日期',
  array: '一组内容',
}

/** What is wrong, by zod's own code. */
const sayings: Readonly<Record<string, (issue: Issue) => string>> = {
  invalid_type: ({ input, expected }) =>
    input === undefined ? '没有填写' : `应为${kinds[String(expected)] ?? '规定的格式'}`,
  invalid_value: () => '不在可选的范围内，请从列表中选择',
  invalid_format: () => '格式不对，请核对后重填',
  too_small: ({ origin, minimum }) => {
    if (origin === 'string') return Number(minimum) === 1 ? '不能为空' : `至少填写${minimum}个字`
    return origin === 'array' ? `至少要有${minimum}项` : `不能小于${minimum}`
  },
  too_big: ({ origin, maximum }) => {
    if (origin === 'string') return `不能超过${maximum}个字`
    return origin === 'array' ? `不能超过${maximum}项` : `不能大于${maximum}`
  },
  not_multiple_of: ({ divisor }) => `应为${divisor}的整数倍`,
  unrecognized_keys: ({ keys }) => `有这里不认识的内容（${[keys].flat().join('、')}），请刷新页面后重试`,
}

/** What a contract does not word itself, as a clerk reads it: which field, where it has a common name, and what is asked of it. */
export function clerkWords(issue: Issue): string {
  const said = sayings[issue.code ?? '']?.(issue) ?? '填写不对，请核对后重填'
  const field = fields[String(issue.path?.at(-1))]
  return field ? `${field}：${said}` : said
}
