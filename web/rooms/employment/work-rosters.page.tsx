import { ClaimLists } from './claim-lists.tsx'

/** 以工代训名册: employers list who worked and was trained in which month; the county checks. */
export function Page() {
  return <ClaimLists kind="training-through-work" />
}
