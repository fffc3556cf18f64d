/** 职业目录. */
export const occupations = {
  title: '职业目录',
  lead: '《职业分类大典》各版的职业与本地目录条目。同一职业在各版里编码不同，“同一职业同一等级不可重复享受”按现行编码计。',
  importLead: '导入大典：每行写编码、名称、版次和出处；旧版编码写明它现行的编码。对的行入库，错的逐格指出。',
  template: '下载模板',
  search: '编码或名称',
  name: '职业（工种）',
  code: '编码',
  edition: '版次',
  own: '本地目录',
  identity: '现行编码',
  source: '出处',
  none: '没有找到',
  noneNext: '换一个编码或名称，或导入大典',
}
