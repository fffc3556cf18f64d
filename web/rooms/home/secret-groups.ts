/** A secret in groups of four, as people read and type it: `JBSW Y3DP`. */
export const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')
