import { residentCheckDigit } from '#kernel/resident-id'

/**
 * `PX-450225-2024-0000012-X`: county, year, running number, and a check character (ISO 7064, MOD 11-2, as GB 11643
 * uses it), so that a mistyped number is told from a certificate that does not exist.
 */
export function certificateNumber(regionCode: string, year: number, serial: number): string {
  const running = String(serial).padStart(7, '0')
  return `PX-${regionCode}-${year}-${running}-${residentCheckDigit(`${regionCode}${year}${running}`)}`
}

/** The number as printed, however it was typed. */
export const readCertificateNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
