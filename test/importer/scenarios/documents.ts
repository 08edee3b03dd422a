/** What may vary in the document of the tests. */
export interface Variation {
  readonly title?: string;
  /** Paths besides `/pets`. */
  readonly paths?: Readonly<Record<string, unknown>>;
  /** Keys at the top of the document. */
  readonly top?: Readonly<Record<string, unknown>>;
  /** Of the backend of `GET /pets`. */
  readonly uri?: string;
  /** Keys of `GET /pets`. */
  readonly operation?: Readonly<Record<string, unknown>>;
}

/** A small API over a web service. */
export function pets({
  title = 'pets',
  paths = {},
  top = {},
  uri,
  operation = {},
}: Variation = {}): Record<string, unknown> {
  return {
    openapi: '3.0.3',
    info: { title, version: '1' },
    ...top,
    paths: { '/pets': { get: { ...proxyTo(uri ?? 'https://pets.example.com/pets'), ...operation } }, ...paths },
  };
}

/** An operation that a web service answers. */
export function proxyTo(uri: string): Record<string, unknown> {
  return {
    responses: { '200': { description: 'OK' } },
    'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri },
  };
}

/** An operation that a Lambda function answers. */
export function invoking(name: string): Record<string, unknown> {
  const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${name}/invocations`;
  return {
    responses: { '200': { description: 'OK' } },
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
  };
}

/** The second version: another backend, and one more path. */
export const changedPets = (): Record<string, unknown> =>
  pets({ uri: 'https://v2.example.com/pets', paths: { '/owners': { get: proxyTo('https://v2.example.com/owners') } } });
