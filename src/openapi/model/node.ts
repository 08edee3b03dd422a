import type { JsonObject, JsonPath } from '../json.js';

/** REST API (API Gateway V1) or HTTP API (V2). */
export type ApiKind = 'rest' | 'http';

/** Anything in the model that a rule can point at. */
export interface Node {
  /** Where it is written in the document. */
  readonly path: JsonPath;
  /** Where the values of keys are written, from the node on, if not under the key alone: in a branch of an `Fn::If`. */
  readonly branches?: ReadonlyMap<string, JsonPath>;
}

/** The whole document as a node. */
export interface DocumentNode extends Node {
  readonly value: JsonObject;
}
