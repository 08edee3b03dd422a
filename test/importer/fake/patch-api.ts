import type { Account, FakeApi, Settings } from './account.js';
import { withFullArns } from './import/settings.js';
import { listOf, objectOf, textOf } from './json.js';
import { badRequest } from './service-error.js';

/** One operation of a patch. */
export interface Patch {
  readonly op: string;
  readonly path: string;
  readonly value: string | undefined;
  readonly from: string | undefined;
}

/** The patch operations of a body. */
export function patchesOf(body: unknown): Patch[] {
  return listOf(objectOf(body).patchOperations).map((written) => {
    const { op, path, value, from } = objectOf(written);
    return {
      op: String(op),
      path: String(path),
      value: typeof value === 'string' ? value : undefined,
      from: textOf(from),
    };
  });
}

/** `UpdateRestApi`. https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html */
export function patchApi(api: FakeApi, patches: readonly Patch[], account: Account): void {
  const settings = structuredClone(api.content.settings);
  for (const patch of patches) patchSetting(settings, patch, account, api.id);
  api.content = { ...api.content, settings };
}

function patchSetting(settings: Settings, { op, path, value }: Patch, account: Account, apiId: string): void {
  const [, key = '', ...rest] = path.split('/');
  const name = rest.join('/').replaceAll('~1', '/').replaceAll('~0', '~');
  if (key === 'binaryMediaTypes') {
    settings.binaryMediaTypes = changed(settings.binaryMediaTypes, op, name);
  } else if (path === '/endpointConfiguration/vpcEndpointIds') {
    const vpcEndpointIds = changed(settings.endpointConfiguration?.vpcEndpointIds, op, value ?? '');
    settings.endpointConfiguration = { ...settings.endpointConfiguration, vpcEndpointIds };
  } else if (op !== 'replace' || rest.length > 0) {
    throw badRequest(`Invalid patch path  '${path}' specified for op '${op}'.`);
  } else if (key === 'name' || key === 'description' || key === 'version') settings[key] = value;
  else if (key === 'policy') settings.policy = policyText(value ?? '', account, apiId);
  else if (key === 'apiKeySource') settings.apiKeySource = value === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER';
  else if (key === 'disableExecuteApiEndpoint') settings.disableExecuteApiEndpoint = value === 'true';
  else if (key === 'minimumCompressionSize') setCompression(settings, value);
  else throw badRequest(`Invalid patch path  '${path}' specified for op '${op}'.`);
}

function setCompression(settings: Settings, value: string | undefined): void {
  if (value === undefined || value === '') delete settings.minimumCompressionSize;
  else if (Number(value) >= 0 && Number(value) <= 10_485_760) settings.minimumCompressionSize = Number(value);
  else throw badRequest('Invalid minimum compression size, must be between 0 and 10485760');
}

function policyText(value: string, account: Account, apiId: string): string | undefined {
  if (value === '') return undefined;
  try {
    return JSON.stringify(withFullArns(JSON.parse(value), account, apiId));
  } catch {
    throw badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.');
  }
}

function changed(list: readonly string[] | undefined, op: string, item: string): string[] {
  const others = (list ?? []).filter((one) => one !== item);
  return op === 'remove' ? others : [...others, item];
}
