/** An uploaded list as a .csv: one row per record, columns by their titles. */
export function listFile(
  titles: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, string>>[],
  name: string,
): { name: string; bytes: Uint8Array } {
  const keys = Object.keys(titles)
  const lines = [keys.map((key) => titles[key]), ...rows.map((row) => keys.map((key) => row[key] ?? ''))]
  return { name, bytes: new TextEncoder().encode(lines.map((line) => line.join(',')).join('\r\n')) }
}
