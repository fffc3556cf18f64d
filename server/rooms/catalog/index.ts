/** 目录：what a trade is, and whether the national list knows it. */
export { findTrade } from './store.ts'
