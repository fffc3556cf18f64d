import { refusals } from '#kernel/refusal'

/** Largest number of filled rows one file may bring. */
export const MAX_ROWS = 20_000

/** Every way in which a file can be refused before anybody looks at its content. */
export const refuse = refusals({
  'sheet-wrong-type': {
    status: 415,
    title: '“{name}”不是可以导入的表格：{reason}',
    next: '请用 Excel 或 WPS 打开，取消密码，另存为 .xlsx（Excel 工作簿）或 .csv 后重新上传',
  },
  'sheet-too-large': {
    status: 413,
    title: '“{name}”的内容过大：{reason}',
    next: '请删去图片、多余的工作表和末尾的空白行，或分成几个文件后重新上传',
  },
  'sheet-unreadable': {
    status: 422,
    title: '“{name}”无法读取：{reason}',
    next: '请用 Excel 或 WPS 打开检查，取消密码，另存为新的 .xlsx 后重新上传',
  },
  'sheet-empty': {
    status: 422,
    title: '“{name}”里没有数据行',
    next: '请在表头下面填写数据后重新上传；数据应放在第一张工作表',
  },
  'sheet-too-many-rows': {
    status: 422,
    title: '“{name}”超过每个文件 {limit} 行的上限',
    next: '请分成几个文件，分次上传',
  },
  'sheet-columns-missing': {
    status: 422,
    title: '“{name}”的表头缺少这些列：{columns}',
    next: '请在表头补上缺少的列（列的顺序不限）后重新上传；数据应放在第一张工作表',
  },
})

export type SheetRefusalCode = keyof typeof refuse.definitions
