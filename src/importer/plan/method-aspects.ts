import { type ImportedMethod, type ImportedMethodResponse, UNKNOWN } from './form/imported-api.js';
import { matches } from './matches.js';

type Compare = (aspect: string, desired: unknown, live: unknown) => boolean;

/**
 * In what two versions of a method differ, in a fixed order.
 * @param isStrict leaves out models, whose names the import may make up
 */
export function methodAspects(desired: ImportedMethod, live: ImportedMethod, isStrict: boolean): string[] {
  const aspects: string[] = [];
  const differs: Compare = (aspect, ours, theirs) => {
    const isOther = !matches(ours, theirs);
    if (isOther) aspects.push(aspect);
    return isOther;
  };
  compareIntegrations(desired, live, differs);
  // Another kind of authorization has another authorizer, too.
  if (!differs('authorization', desired.authorizationType, live.authorizationType)) {
    if (!differs('authorizer', desired.authorizer, live.authorizer)) differs('scopes', desired.scopes, live.scopes);
  }
  differs('API key', desired.apiKeyRequired, live.apiKeyRequired);
  differs('parameters', desired.requestParameters, live.requestParameters);
  differs('validator', desired.requestValidator, live.requestValidator);
  if (!isStrict) differs('request models', desired.requestModels, live.requestModels);
  const isOther = differs('responses', headersOf(desired), headersOf(live));
  if (!isStrict && !isOther) differs('response models', modelsOf(desired), modelsOf(live));
  return aspects;
}

function compareIntegrations(desired: ImportedMethod, live: ImportedMethod, differs: Compare): void {
  const ours = desired.integration;
  const theirs = live.integration;
  if (ours === UNKNOWN || theirs === UNKNOWN) return;
  if (ours === undefined || theirs === undefined) {
    differs('integration', ours, theirs);
    return;
  }
  const { responses: ourResponses, ...ourRest } = ours;
  const { responses: theirResponses, ...theirRest } = theirs;
  differs('integration', ourRest, theirRest);
  differs('integration responses', ourResponses, theirResponses);
}

function headersOf(method: ImportedMethod): unknown {
  return responsesOf(method, ({ headers }) => ({ headers }));
}

function modelsOf(method: ImportedMethod): unknown {
  return responsesOf(method, ({ models }) => ({ models }));
}

function responsesOf({ responses }: ImportedMethod, part: (response: ImportedMethodResponse) => unknown): unknown {
  if (responses === UNKNOWN) return UNKNOWN;
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [status, response === UNKNOWN ? UNKNOWN : part(response)]),
  );
}
