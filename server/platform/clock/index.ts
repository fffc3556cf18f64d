export { startClock, turnClock } from './business.ts'
export { instantText, shanghaiToday, systemNow } from './system.ts'
