/** Mocha's browser build, used for what it puts on the global object. */
declare module 'mocha/mocha.js';
