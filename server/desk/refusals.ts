import { refusals } from '#kernel/refusal'

export const refuse = refusals({
  'clock-too-far': {
    status: 422,
    title: '业务日期最远到 {last}：工作日历只排到那一天',
    next: '请选择更早的日期；日期只能向前，走过头就回不来了',
  },
})
