/** 月报与统计：rooms below ask whether a city's month was reported, and when. */
export { selectVersions } from './store.ts'
