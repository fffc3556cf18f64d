import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  // —— 开班 ——
  'class-unknown': {
    status: 404,
    title: '没有找到这个班，或不在您的管辖范围内',
    next: '请从班级列表中重新选择',
  },
  'no-policy': {
    status: 422,
    title: '{startsOn}在{region}开班，没有适用的政策文件',
    next: '请核对首次上课日；政策有效期以文件为准，延期须录入延期文件',
    cites: ['gx-2022-7#preamble', 'lz-2019-63#effective'],
  },
  'county-needed': { status: 422, title: '开班地点须选到县（市、区）', next: '请选择上课所在的县（市、区）' },
  'outside-grant': {
    status: 403,
    title: '本单位不能在{region}开班',
    next: '请在注册地或结对县开班；院校以结对关系为准',
    cites: ['gx-2022-7#2'],
  },
  'organizer-unfit': {
    status: 403,
    title: '“{kind}”不能申报开班',
    next: '请由院校、培训机构、企业或就业帮扶车间申报',
  },
  'trade-unknown': { status: 422, title: '目录中没有这个职业（工种）', next: '请从目录中选择' },
  'timetable-wrong': { status: 422, title: '课表有 {count} 处需要修改', next: '请按提示逐次修改后再保存' },
  'item-repeated': { status: 422, title: '预算中同一项目出现了两次', next: '请合并为一行' },
  'organizer-suspended': {
    status: 409,
    title: '本单位已被暂停申报：{fact}',
    next: '请联系县人力资源社会保障部门处理后再申报',
  },
  'trade-listed': {
    status: 409,
    title: '就业帮扶车间项目制培训限非标准职业（工种）：{fact}',
    next: '请改选目录中的非标准工种，或改用其他培训方式',
    cites: ['gx-2022-7#10'],
  },
  'hours-exceeded': { status: 409, title: '一天的课时超过上限：{fact}', next: '请把超出的课时移到别的日子' },
  'budget-over-estimate': {
    status: 409,
    title: '预算超过按政策测算的上限：{fact}',
    next: '请按计划人数、天数和标准重新填写预算，可以低于上限',
    cites: ['gx-2022-7#10'],
  },
  'commitment-missing': {
    status: 409,
    title: '开班申报前须阅读一次性告知并签署承诺（{fact}）',
    next: '请在“承诺”一步阅读告知书并签署',
    cites: ['lz-2019-63#7-2'],
  },
  'briefing-outdated': {
    status: 409,
    title: '告知书已更新，您阅读的不是现行版本',
    next: '请重新阅读现行告知书后签署',
    cites: ['lz-2019-63#7-2'],
  },
  'opening-late': {
    status: 409,
    title: '首次上课前未能批准（{fact}），只能批准为“只教学不补贴”',
    next: '选择“只教学不补贴”批准，或退回由申报单位改期',
    cites: ['gx-2022-7#10'],
  },
  'opening-in-time': {
    status: 409,
    title: '申报及时（{startsOn}首次上课），不能按迟报处理',
    next: '请批准开班或退回',
    cites: ['gx-2022-7#10'],
  },
  // —— 名册 ——
  'resident-id-wrong': { status: 422, title: '身份证号有误：{why}', next: '请对照证件修改' },
  'person-unknown': {
    status: 422,
    title: '实名台账中没有“{name}”（或姓名与身份证号不符）',
    next: '请先由县（区）经办在人员台账中登记，再入班',
    cites: ['gx-2022-7#3-1'],
  },
  'person-busy': {
    status: 409,
    title: '{name}在同一时间已在别的班：{where}',
    next: '请改期，或先办理原班退班',
    cites: ['gx-2022-7#10'],
  },
  'limit-reached': {
    status: 409,
    title: '{name}已用满限额：{limit}（{clauses}），参加本班得不到补贴，没有入班',
    next: '请改报其他职业或等级；享受账户里可以看到每一次',
    cites: ['lz-2019-63#6-2'],
  },
  'limit-reached-in-principle': {
    status: 409,
    title: '{name}已用满限额：{limit}（{clauses}），参加本班得不到补贴，没有入班',
    next: '原文为“原则上”：确有必要的，请在此人的享受账户里申请例外，批准后再入班',
    cites: ['lz-2019-63#6-2'],
  },
  'limit-taken-meanwhile': {
    status: 409,
    title: '{name}的最后一个位次刚刚被另一个班占用：{limit}（{clauses}），没有入班',
    next: '享受账户里可以看到占用它的班；对方退班后再办理',
    cites: ['lz-2019-63#6-2'],
  },
  'enrolled-already': { status: 409, title: '{name}已在本班名册中', next: '无须重复入班；已退班的不能再次入班' },
  'class-full': {
    status: 409,
    title: '已满计划人数{planned}人',
    next: '请先办理退班，或另行申报班次',
    cites: ['gx-2022-7#10'],
  },
  'enrollment-late': {
    status: 409,
    title: '入班截止于{last}，开课后不能再入班',
    next: '请报名参加下一班',
    cites: ['gx-2022-7#10'],
  },
  'enrollment-unknown': { status: 404, title: '名册中没有这名学员', next: '请从名册中重新选择' },
  'withdrawn-already': { status: 409, title: '{name}已退班', next: '无须重复办理' },
  // —— 考勤 ——
  'session-unknown': { status: 404, title: '没有找到这次课', next: '请从课表中重新选择' },
  'session-ahead': { status: 409, title: '{heldOn}的课还没有上，不能记考勤', next: '请在上课当日记考勤' },
  'marking-overdue': {
    status: 409,
    title: '{heldOn}的课已过补记期限（上课后{days}天内）',
    next: '请由县（区）人力资源社会保障部门核查后处理',
    cites: ['gx-2022-7#10'],
  },
  'marked-already': { status: 409, title: '这次课的考勤已记', next: '如有差错，由另一人办理更正' },
  'marks-incomplete': {
    status: 422,
    title: '考勤须一次记全本班{count}名学员，且只能记在册学员',
    next: '请刷新名册后逐人记录',
  },
  'mark-missing': { status: 409, title: '这次课还没有记考勤，不能更正', next: '请先记考勤' },
  'mark-unchanged': { status: 409, title: '更正后的结果与现有记录相同', next: '无须更正' },
  'correction-same-person': {
    status: 403,
    title: '考勤更正须由另一人作出，您已在这条记录上签过名',
    next: '请由另一位教师或管理人员更正（换账号也不行，以自然人为准）',
    cites: ['gx-2022-7#10'],
  },
  // —— 结业 ——
  'trainee-not-tested': {
    status: 422,
    title: '考核结果只能录入在册学员',
    next: '请刷新名册后重新录入',
  },
  'class-not-over': { status: 409, title: '课程到{endsOn}才结束，不能结业', next: '请在最后一次课之后办理' },
  'sessions-unmarked': {
    status: 409,
    title: '还有 {count} 次课没有记考勤',
    next: '请先补记考勤',
    cites: ['gx-2022-7#10'],
  },
  'results-missing': { status: 409, title: '还有 {count} 名学员没有考核结果', next: '请先录入考核结果' },
})
