export type { JsonPath } from '../openapi/json.js';
export type { Comment, Definition, Location, Origin, Problem, ReadOptions, ReadResult } from './definition.js';
export { looksLikeOpenApi } from './looks-like-openapi.js';
export { readDefinition } from './read-definition.js';
