// The few functions of lodash that Spectral calls on many runs; the package itself takes a tenth of the start to load.
const whole = () => require('./on-demand.cjs').lodash();

const few = {
  get: () => require('lodash/get'),
  isError: () => require('lodash/isError'),
  isObject: () => require('lodash/isObject'),
  isObjectLike: () => require('lodash/isObjectLike'),
  isString: () => require('lodash/isString'),
  toPath: () => require('lodash/toPath'),
  // Called with the problems of resolving references, of which there are hardly any.
  uniqBy: () => (list, by) => (list.length === 0 ? [] : whole().uniqBy(list, by)),
};

module.exports = new Proxy({}, { get: (_, name) => few[name]?.() ?? whole()[name] });
