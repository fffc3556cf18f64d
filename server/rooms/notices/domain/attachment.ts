/** What a file is by its first bytes; what it calls itself is not asked. */
const SIGNATURES = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
] as const

export type AttachmentType = (typeof SIGNATURES)[number][0]

/** A photo or a PDF by its bytes; undefined for anything else. */
export const attachmentType = (bytes: Uint8Array): AttachmentType | undefined =>
  SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0]

const ENDINGS = { 'image/jpeg': '.jpg', 'image/png': '.png', 'application/pdf': '.pdf' } as const

/** The name as given, without its path and unseen signs, at most 80 long. */
export const plainName = (given: string): string =>
  given
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .slice(0, 80)

/** The plain name, ending as its content does. */
export function attachmentName(given: string, type: AttachmentType): string {
  const stem =
    plainName(given)
      .replace(/\.[^.]{0,5}$/, '')
      .slice(0, 76) || '附件'
  return `${stem}${ENDINGS[type]}`
}
