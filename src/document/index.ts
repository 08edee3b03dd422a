export type { JsonPath } from '../openapi/json.js';
export type {
  Comment,
  Definition,
  DefinitionWithProblems,
  Location,
  Origin,
  Problem,
  ReadOptions,
  ReadResult,
} from './definition.js';
export { looksLikeOpenApi } from './looks-like-openapi.js';
export { readDefinition, readDefinitions } from './read-definition.js';
