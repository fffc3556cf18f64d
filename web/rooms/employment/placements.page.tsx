import { ClaimLists } from './claim-lists.tsx'

/** 安置名单: agencies, schools and employers list whom they placed; the county checks. */
export function Page() {
  return <ClaimLists kind="placement" />
}
