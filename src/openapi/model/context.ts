import type { JsonObject } from '../json.js';
import type { ApiKind } from './node.js';

/** What the container of a definition says about it: the template, program or manifest that it is written in. */
export interface ApiContext {
  /** The kind of API that the container makes of it. */
  readonly kind: ApiKind;
  /**
   * Whether something fills CloudFormation functions before API Gateway reads the definition. `false` where the file is
   * sent as it stands, as with `DefinitionUri` and `BodyS3Location`.
   */
  readonly isFilled: boolean;
}

const contexts = new WeakMap<JsonObject, ApiContext>();

/** Notes the context of a document, before its model is made. */
export function noteContext(document: JsonObject, context: ApiContext): void {
  contexts.set(document, context);
}

/** The context of a document; `undefined` for one that stands alone. */
export function contextOf(document: JsonObject): ApiContext | undefined {
  return contexts.get(document);
}
