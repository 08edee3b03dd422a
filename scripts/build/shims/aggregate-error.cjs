// Every supported Node has AggregateError; the package brings 130 modules of es-abstract.
module.exports = AggregateError;
