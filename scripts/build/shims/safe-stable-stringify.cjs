module.exports = (...args) => require('./heavy.cjs').stringify()(...args);
