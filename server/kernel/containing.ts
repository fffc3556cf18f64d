/** The LIKE pattern of texts that contain `part`; what the reader types is text, never a wildcard. */
export const containing = (part: string): string => `%${part.replace(/[%_\\]/g, '\\$&')}%`
