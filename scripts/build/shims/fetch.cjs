// Every supported Node has fetch; node-fetch brings the tables of tr46. The lookup is late so that tests can replace it.
module.exports = (...args) => globalThis.fetch(...args);
