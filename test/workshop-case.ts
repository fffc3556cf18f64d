/** Six attended days in a workshop's project class that begins on the day. */
export function workshopCase(on: string) {
  return {
    matter: 'training',
    decisiveOn: on as never,
    region: '450225',
    trainingClass: {
      mode: 'project-based',
      kind: 'employment-skills',
      openingApprovedAt: '2024-06-03T10:00',
      firstSessionAt: `${on}T08:30`,
    },
    organizer: { kind: 'assistance-workshop' },
    occupation: { nationallyListed: false, code: null, level: null },
    trainee: {
      statuses: ['lifted-out-of-poverty'],
      contract: { from: '2024-01-01' as never, until: null, withOrganizer: true },
    },
    attendance: { days: 6, lastCountedOn: on as never },
    certificate: null,
  } as const
}
