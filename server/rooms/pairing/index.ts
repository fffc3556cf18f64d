/** 结对：which school serves which county or site. */
export { schoolId } from './reference.ts'
export { selectPairings } from './store.ts'
