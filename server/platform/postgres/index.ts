/** The embedded PostgreSQL: starts, adopts and stops the server that npm ships, and makes the database roles. Knows no table. */
export { type RoleName, rolesSql } from './roles.ts'
export { type EmbeddedOptions, type EmbeddedServer, findRunning, startEmbedded } from './start-embedded.ts'
export { DatabaseUnavailable } from './unavailable.ts'
