/** 行政区划：other rooms ask for names and townships. */
export { siteId } from './reference.ts'
export { findRegion, regionName, regionNames, regionsBelow, townshipsByName } from './store.ts'
