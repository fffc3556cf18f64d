import type { SameKeys } from '../same-keys.ts'
import type { publicCertificate as zh } from '../zh-CN/public-certificate.ts'

export const publicCertificate: SameKeys<typeof zh> = {
  title: 'Check a certificate',
  lead: 'Enter the number and the name on the certificate; it is shown only when both fit.',
  number: 'Certificate number',
  numberHint: 'Printed on it, such as PX-450225-2024-0000001-X; the QR code fills it in',
  name: 'Name',
  check: 'Check',
  checking: 'Checking…',
  valid: 'Valid certificate',
  revoked: 'Revoked certificate',
  none: 'No certificate fits',
  noneNext:
    'Compare number and name with the certificate; if they still do not fit, ask the issuer or the local bureau',
  kind: 'Kind',
  trade: 'Trade',
  issuer: 'Issued by',
  issuedOn: 'Issued on',
  revokedOn: 'Revoked on',
}
