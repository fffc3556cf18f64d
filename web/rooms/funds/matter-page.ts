import { basicWorkItems } from '#funds/contract'

/** The page of what a reservation was made for: a basic work, or a class. */
export const matterPage = (item: string | null, matterId: string): string =>
  item !== null && item in basicWorkItems.labels ? `/funds/basic-works?open=${matterId}` : `/classes/${matterId}`
