/** A list that is cut counts its rows up to here; a total of as many means: or more. */
export const MOST_COUNTED = 10_000
