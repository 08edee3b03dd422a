// The few functions of lodash that Spectral calls on every run; the package itself takes a tenth of the start to load.
const everyRun = {
  get: require('lodash/get'),
  isError: require('lodash/isError'),
  isObject: require('lodash/isObject'),
  isObjectLike: require('lodash/isObjectLike'),
  isString: require('lodash/isString'),
  toPath: require('lodash/toPath'),
  uniqBy: require('lodash/uniqBy'),
};

module.exports = new Proxy(everyRun, { get: (few, name) => few[name] ?? require('./heavy.cjs').lodash()[name] });
