/** What walks from event to event, in a bundle of its own: it is needed only once somebody asks. */
export { createTracer } from './tracer';
