export const publicHonours = {
  title: '光荣榜',
  lead: '技能竞赛获奖、获评和新认定的工作室、培训基地，都有文件，都经核实。',
  empty: '还没有上榜的获奖和认定',
  emptyNext: '获奖和认定核实后会出现在这里',
  honour: '荣誉',
  what: '名称',
  level: '级别',
  place: '所在地',
  day: '日期',
  masked: '没有书面同意公开、也没有公示过的，只写姓。',
}
