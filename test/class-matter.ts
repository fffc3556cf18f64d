/** A class as what a subsidy is claimed for. */
export const classMatter = (classId: string) => ({ matterKind: 'training' as const, matterId: classId })
