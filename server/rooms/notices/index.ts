/** 告知、承诺、公示与异议：what was told, promised, published and objected to. */
export { promiseOf, recordBreach, settleBreach } from './actions/break-promise.ts'
export { type Notice, publishNotice } from './actions/publish-notice.ts'
export { type Replacement, replaceNotice } from './actions/replace-notice.ts'
export { type Signing, signCommitment } from './actions/sign-commitment.ts'
export { lintText as revealing } from './domain/lint-notice.ts'
export { type Briefing, commitmentFor, currentBriefing } from './store-commitments.ts'
export { type ObjectionOutcome, objectionOutcomes, openObjections } from './store-objections.ts'
export { type NoticeTerms, noticeOf, renewedLines } from './store-terms.ts'
