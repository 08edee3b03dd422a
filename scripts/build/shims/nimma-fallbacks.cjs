// `nimma.cjs` puts the real one in its place.
exports.jsonPathPlus = null;
