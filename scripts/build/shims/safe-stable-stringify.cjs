module.exports = (...args) => require('./on-demand.cjs').stringify()(...args);
