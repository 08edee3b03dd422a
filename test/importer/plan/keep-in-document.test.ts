import { describe, expect, it } from 'vitest';
import { keepInDocument } from '../../../src/importer/plan/keep-in-document.js';
import type { LiveRead } from '../../../src/importer/plan/live-read.js';

const DOCUMENT = { openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths: {} };
const POLICY = { Version: '2012-10-17', Statement: [] };

function live(restApi: LiveRead['restApi'], gatewayResponses: LiveRead['gatewayResponses'] = []): LiveRead {
  return {
    restApi,
    resources: [],
    models: undefined,
    authorizers: undefined,
    requestValidators: undefined,
    gatewayResponses,
    stages: undefined,
    deployments: undefined,
  };
}

describe('keepInDocument', () => {
  it('writes what only the API has', () => {
    const kept = keepInDocument(
      DOCUMENT,
      live(
        {
          description: 'All pets',
          policy: JSON.stringify(POLICY),
          binaryMediaTypes: ['image/png'],
          apiKeySource: 'AUTHORIZER',
          minimumCompressionSize: 0,
          disableExecuteApiEndpoint: true,
          endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
        },
        [
          {
            responseType: 'DEFAULT_4XX',
            responseParameters: { 'gatewayresponse.header.A': "'*'" },
            defaultResponse: false,
          },
          { responseType: 'DEFAULT_5XX', defaultResponse: true },
        ],
      ),
    );
    expect(kept).toEqual({
      ...DOCUMENT,
      info: { ...DOCUMENT.info, description: 'All pets' },
      'x-amazon-apigateway-policy': POLICY,
      'x-amazon-apigateway-binary-media-types': ['image/png'],
      'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
      'x-amazon-apigateway-minimum-compression-size': 0,
      servers: [
        {
          url: '/',
          'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'], disableExecuteApiEndpoint: true },
        },
      ],
      'x-amazon-apigateway-gateway-responses': {
        DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.A': "'*'" } },
      },
    });
  });

  it('reads a policy whose quotation marks are escaped', () => {
    const policy = JSON.stringify(POLICY).replaceAll('"', '\\"');
    expect(keepInDocument(DOCUMENT, live({ policy }))).toMatchObject({ 'x-amazon-apigateway-policy': POLICY });
  });

  it('puts the endpoint where the version of OpenAPI has it', () => {
    const api = { disableExecuteApiEndpoint: true };
    const key = 'x-amazon-apigateway-endpoint-configuration';
    const first = { url: 'https://a.example.com', [key]: { vpcEndpointIds: ['vpce-2'] } };
    const both = { vpcEndpointIds: ['vpce-2'], disableExecuteApiEndpoint: true };
    expect(keepInDocument({ ...DOCUMENT, servers: [first] }, live(api)).servers).toEqual([{ ...first, [key]: both }]);
    const several = [{ url: '/' }, { url: '/b' }];
    expect(keepInDocument({ ...DOCUMENT, servers: several }, live(api)).servers).toEqual(several);
    const { openapi: _openapi, ...rest } = DOCUMENT;
    const swagger = { swagger: '2.0', ...rest };
    expect(keepInDocument(swagger, live(api))).toEqual({ ...swagger, [key]: api });
  });

  it('leaves alone what the document has, and what is the default', () => {
    const document = {
      ...DOCUMENT,
      info: { ...DOCUMENT.info, description: 'Mine' },
      'x-amazon-apigateway-binary-media-types': [],
      'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 404 } },
    };
    const api = { description: 'Theirs', binaryMediaTypes: ['image/png'], apiKeySource: 'HEADER' as const };
    expect(keepInDocument(document, live(api, [{ responseType: 'DEFAULT_4XX', statusCode: '403' }]))).toEqual(document);
    expect(keepInDocument(DOCUMENT, live({ apiKeySource: 'HEADER' }))).toEqual(DOCUMENT);
  });
});
