/** 目标与分配：rooms below ask how far a target is. */
export { listTargets } from './actions/read-targets.ts'
