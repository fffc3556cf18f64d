import type { Briefing } from '#policy/language'

export const briefings: readonly Briefing[] = [
  {
    step: 'opening',
    cites: ['yunshan-2021-5#1'],
    told: ['项目制就业技能培训按天补贴组织单位；6月30日以前开的班按旧标准（一）。'],
    promised: ['按申报的内容办班，不向学员收费。'],
  },
  {
    step: 'training',
    cites: ['yunshan-2021-5#1'],
    told: ['补贴按实际出勤的天数计（一）。'],
    promised: ['当场、如实点名。'],
  },
  {
    step: 'assessment',
    cites: ['yunshan-2021-5#3'],
    told: ['同一职业同一等级不重复享受（三）。'],
    promised: ['考核真实，不替考。'],
  },
  {
    step: 'claim',
    cites: ['yunshan-2021-5#2', 'yunshan-2021-5#3'],
    told: ['食宿补助付给本人；每人每年享受培训补贴不超过3次（二、三）。'],
    promised: ['名单、考勤和账户真实，没有重复申领。'],
  },
]
