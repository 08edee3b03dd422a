import type { GatewayResponse, RestApi } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { desiredOf } from '../../../src/importer/plan/desired/desired-of.js';
import type { LiveApi } from '../../../src/importer/plan/form/imported-api.js';
import { liveOf } from '../../../src/importer/plan/live-of.js';
import { settingsToKeep } from '../../../src/importer/plan/settings-to-keep.js';
import { CONTEXT, ORDERS, ORDERS_READ } from './orders.js';

const BARE = desiredOf({ openapi: '3.0.3', info: { title: 'orders', version: '1' }, paths: {} }, CONTEXT);

const UNAUTHORIZED: GatewayResponse = { responseType: 'UNAUTHORIZED', statusCode: '401', defaultResponse: false };

const DEFAULTS: RestApi = { id: 'abc123', name: 'orders', apiKeySource: 'HEADER', disableExecuteApiEndpoint: false };

const RICH: RestApi = {
  ...DEFAULTS,
  description: 'By hand',
  policy: '{\\"Version\\":\\"2012-10-17\\"}',
  binaryMediaTypes: ['image/png', 'a/b~c'],
  apiKeySource: 'AUTHORIZER',
  minimumCompressionSize: 0,
  disableExecuteApiEndpoint: true,
  endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-2', 'vpce-1'] },
  securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
  endpointAccessMode: 'STRICT',
};

function api(restApi: RestApi, gatewayResponses: readonly GatewayResponse[] = []): LiveApi {
  return liveOf({ ...ORDERS_READ, restApi, gatewayResponses });
}

describe('settingsToKeep', () => {
  const live = api(RICH, [UNAUTHORIZED]);

  it('puts back what an overwrite takes away', () => {
    const { patches, gatewayResponses, keep, lose } = settingsToKeep(live, BARE, 'overwrite', false);
    expect(patches).toEqual([
      { op: 'replace', path: '/description', value: 'By hand' },
      { op: 'replace', path: '/policy', value: '{"Version":"2012-10-17"}' },
      { op: 'add', path: '/binaryMediaTypes/a~1b~0c' },
      { op: 'add', path: '/binaryMediaTypes/image~1png' },
      { op: 'replace', path: '/apiKeySource', value: 'AUTHORIZER' },
      { op: 'replace', path: '/minimumCompressionSize', value: '0' },
      { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'true' },
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-2' },
    ]);
    expect(gatewayResponses).toEqual([UNAUTHORIZED]);
    expect(lose).toEqual([]);
    expect(keep.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'keep description',
      'keep resource policy',
      'keep binary media types',
      'keep API key source',
      'keep minimum compression size',
      'keep default endpoint',
      'keep VPC endpoints',
      'keep security policy',
      'keep endpoint access mode',
      'keep gateway response UNAUTHORIZED',
    ]);
    expect(keep[2]?.aspects).toEqual(['a/b~c', 'image/png']);
  });

  it('lets it go when asked', () => {
    const { patches, gatewayResponses, keep, lose } = settingsToKeep(live, BARE, 'overwrite', true);
    expect([patches, gatewayResponses, keep]).toEqual([[], [], []]);
    expect(lose).toHaveLength(10);
  });

  it('leaves alone what a merge keeps, and what is there by default', () => {
    const nothing = { patches: [], gatewayResponses: [], keep: [], lose: [] };
    expect(settingsToKeep(live, BARE, 'merge', false)).toEqual(nothing);
    expect(settingsToKeep(api(DEFAULTS), BARE, 'overwrite', false)).toEqual(nothing);
    expect(settingsToKeep(api({ ...DEFAULTS, securityPolicy: 'TLS_1_0' }), BARE, 'overwrite', false)).toEqual(nothing);
  });

  it('leaves alone what the document has', () => {
    expect(settingsToKeep(liveOf(ORDERS_READ), desiredOf(ORDERS, CONTEXT), 'overwrite', false).keep).toEqual([]);
  });

  it('puts back only what is seen to be gone', () => {
    const there = api({ ...RICH, binaryMediaTypes: ['image/png'], endpointAccessMode: 'BASIC' }, [UNAUTHORIZED]);
    expect(settingsToKeep(live, BARE, 'overwrite', false, live)).toMatchObject({ patches: [], gatewayResponses: [] });
    for (const mode of ['overwrite', 'merge'] as const) {
      expect(settingsToKeep(live, BARE, mode, false, there)).toMatchObject({
        patches: [
          { op: 'add', path: '/binaryMediaTypes/a~1b~0c' },
          { op: 'replace', path: '/endpointAccessMode', value: 'STRICT' },
        ],
        gatewayResponses: [],
      });
    }
    expect(settingsToKeep(live, BARE, 'merge', false, api(DEFAULTS)).gatewayResponses).toEqual([UNAUTHORIZED]);
  });
});
