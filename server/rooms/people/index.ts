/** 实名台账：who a person is, what held for them on a day, and with whom they have a contract. */
export { importRegister } from './actions/import-register.ts'
export { type ListCells, type ListFault, listCells } from './domain/list-cells.ts'
export { type Entry, readEntry } from './domain/read-entry.ts'
export { type ListForm, type ListRow, listTemplate, receiveList, type Settled } from './lists.ts'
export { type Overlap, overlapsOf } from './store-benefits.ts'
export { deathInForce, diedOn } from './store-deaths.ts'
export { type TrainingIntent, trainingIntents } from './store-intents.ts'
export { assistedAmong, assistedThrough, openResidentIds } from './store-person.ts'
export {
  contractedAmong,
  contractsWith,
  contractWith,
  personReference,
  referencesOf,
  type Snapshot,
  snapshotAt,
  snapshotsAt,
  type WithdrawnStatus,
  withdrawnStatuses,
} from './store-references.ts'
export {
  consumeUses,
  exceptionsOf,
  insertUses,
  isPlaceTaken,
  lockPersons,
  type PlaceTaken,
  type PlaceWanted,
  passUses,
  placesOfSlot,
  placesTaken,
  releasePlaces,
  releaseUses,
} from './store-uses.ts'
export { takeBackPlaces, takePlaces } from './take-places.ts'
