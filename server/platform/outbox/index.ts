export { deliverPending, type Listener, startDelivery, tell } from './outbox.ts'
