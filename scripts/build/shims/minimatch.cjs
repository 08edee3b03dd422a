module.exports = (...args) => require('./heavy.cjs').minimatch()(...args);
