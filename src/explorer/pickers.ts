/** What the reader is asked, in a bundle of its own: it is needed only once something is to be asked. */
export { connect } from './connect';
export { copySearch } from './copySearch';
export { connectAthena, connectLake } from './enginePickers';
export { exportEvents } from './exportEvents';
export { pickRelated } from './relatedPicker';
export { changeFilter, changeRange, pickSearch } from './searchPicker';
