exports.createHttpAndFileResolver = (options) =>
  require('./heavy.cjs').refResolver().createHttpAndFileResolver(options);
