let reached = false

/** Whether the running test has reached HTTP or the database. */
export const reach = {
  note: () => {
    reached = true
  },
  clear: () => {
    reached = false
  },
  happened: () => reached,
}
