/** Which operation a request is: `METHOD path?query`, with the names of its parameters. */
const ROUTES: Readonly<Record<string, string>> = {
  'GET /restapis': 'GetRestApis',
  'POST /restapis?mode=import': 'ImportRestApi',
  'POST /restapis': 'CreateRestApi',
  'GET /restapis/{api}': 'GetRestApi',
  'PUT /restapis/{api}': 'PutRestApi',
  'PATCH /restapis/{api}': 'UpdateRestApi',
  'DELETE /restapis/{api}': 'DeleteRestApi',
  'GET /restapis/{api}/resources': 'GetResources',
  'GET /restapis/{api}/models': 'GetModels',
  'GET /restapis/{api}/authorizers': 'GetAuthorizers',
  'GET /restapis/{api}/requestvalidators': 'GetRequestValidators',
  'GET /restapis/{api}/gatewayresponses': 'GetGatewayResponses',
  'PUT /restapis/{api}/gatewayresponses/{type}': 'PutGatewayResponse',
  'GET /restapis/{api}/deployments': 'GetDeployments',
  'POST /restapis/{api}/deployments': 'CreateDeployment',
  'GET /restapis/{api}/deployments/{deployment}': 'GetDeployment',
  'DELETE /restapis/{api}/deployments/{deployment}': 'DeleteDeployment',
  'GET /restapis/{api}/stages': 'GetStages',
  'POST /restapis/{api}/stages': 'CreateStage',
  'GET /restapis/{api}/stages/{stage}': 'GetStage',
  'PATCH /restapis/{api}/stages/{stage}': 'UpdateStage',
  'GET /restapis/{api}/stages/{stage}/exports/{type}': 'GetExport',
  'GET /tags/{arn}': 'GetTags',
  'PUT /tags/{arn}': 'TagResource',
  'GET /vpclinks/{link}': 'GetVpcLink',
  'GET /2015-03-31/functions/{function}/policy': 'GetPolicy',
  'POST /2015-03-31/functions/{function}/policy': 'AddPermission',
  'GET /2015-03-31/functions/{function}/configuration': 'GetFunctionConfiguration',
};

/** A request by the operation that it is. */
export interface Routed {
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the operation of a request.
 * @param body of a `POST /`, which carries the name of its operation
 */
export function route(method: string, url: URL, body: string): Routed {
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname;
  if (method === 'POST' && path === '/')
    return { operation: new URLSearchParams(body).get('Action') ?? '', params: {} };
  for (const [pattern, operation] of Object.entries(ROUTES)) {
    const params = match(pattern, method, path, url.searchParams);
    if (params !== undefined) return { operation, params };
  }
  return { operation: `${method} ${path}`, params: {} };
}

function match(
  pattern: string,
  method: string,
  path: string,
  query: URLSearchParams,
): Record<string, string> | undefined {
  const [verb, rest = ''] = pattern.split(' ');
  const [template = '', needed = ''] = rest.split('?');
  if (verb !== method || [...new URLSearchParams(needed)].some(([key, value]) => query.get(key) !== value))
    return undefined;
  const [expected, actual] = [template.split('/'), path.split('/')];
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = actual[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}
