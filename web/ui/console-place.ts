/**
 * A console address as the router wants it, below /console and with its search apart:
 * `/console/accounts?state=unchecked` and `/accounts?state=unchecked` → `{ to: '/accounts', search: { state: 'unchecked' } }`.
 */
export function placeOf(address: string): { to: string; search: Record<string, string> } {
  const [path = '', search = ''] = address.split('?')
  return { to: path.replace(/^\/console(?=\/|$)/, '') || '/', search: Object.fromEntries(new URLSearchParams(search)) }
}
