import type { Method } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { desiredOf } from '../../../src/importer/plan/desired/desired-of.js';
import { liveOf } from '../../../src/importer/plan/live-of.js';
import type { LiveRead } from '../../../src/importer/plan/live-read.js';
import { verifyDifferences } from '../../../src/importer/plan/verify-differences.js';
import type { JsonObject } from '../../../src/openapi/json.js';
import { CONTEXT, ORDERS, ORDERS_READ } from './orders.js';

/** The answers with another method at a place. */
function withMethod(path: string, verb: string, changes: Partial<Method>): LiveRead {
  return {
    ...ORDERS_READ,
    resources: ORDERS_READ.resources.map((resource) =>
      resource.path === path
        ? {
            ...resource,
            resourceMethods: {
              ...resource.resourceMethods,
              [verb]: { ...resource.resourceMethods?.[verb], ...changes },
            },
          }
        : resource,
    ),
  };
}

function verify(read: LiveRead, document: JsonObject = ORDERS) {
  return verifyDifferences(desiredOf(document, CONTEXT), liveOf(read));
}

describe('verifyDifferences', () => {
  it('finds nothing in what the service made of the document', () => {
    expect(verify(ORDERS_READ)).toEqual({ differences: [], droppedSecurity: [] });
  });

  it('tells dropped security', () => {
    const open: Partial<Method> = { authorizationType: 'NONE', authorizerId: undefined, apiKeyRequired: false };
    expect(verify(withMethod('/orders', 'POST', open)).droppedSecurity).toEqual([
      { method: 'POST /orders', name: 'token', kind: 'authorizer' },
      { method: 'POST /orders', name: 'key', kind: 'API key' },
    ]);
    expect(verify(withMethod('/orders/{id}', 'ANY', open)).droppedSecurity).toEqual([
      { method: 'ANY /orders/{id}', name: 'iam', kind: 'IAM' },
    ]);
    expect(verify(withMethod('/orders/{id}', 'OPTIONS', open)).droppedSecurity).toEqual([]);
  });

  it('tells a scheme that API Gateway does not have, unless something else protects the method', () => {
    const document = {
      openapi: '3.0.3',
      paths: { '/orders': { get: { security: [{ bearer: [] }] }, post: { security: [{ bearer: [] }] } } },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    };
    const read = withMethod('/orders', 'GET', { authorizationType: 'NONE' });
    expect(verify(read, document).droppedSecurity).toEqual([
      { method: 'GET /orders', name: 'bearer', kind: 'unsupported' },
    ]);
  });

  it('tells what is missing, too much or other', () => {
    const resources = ORDERS_READ.resources.filter(({ path }) => path !== '/orders/{id}');
    const extra = { id: 'r9', path: '/old', resourceMethods: { GET: {} } };
    expect(verify({ ...ORDERS_READ, resources: [...resources, extra] }).differences).toEqual([
      { kind: 'remove', subject: 'GET /old', aspects: [] },
      { kind: 'add', subject: 'ANY /orders/{id}', aspects: [] },
      { kind: 'add', subject: 'OPTIONS /orders/{id}', aspects: [] },
    ]);
    const bare = withMethod('/orders', 'GET', { methodIntegration: undefined });
    expect(verify(bare).differences).toEqual([{ kind: 'change', subject: 'GET /orders', aspects: ['integration'] }]);
  });

  it('lets through what API Gateway may write differently', () => {
    const { restApi } = ORDERS_READ;
    const policy = '{"Version":"2008-10-17","Statement":[]}';
    const read = { ...ORDERS_READ, models: [], gatewayResponses: [], restApi: { ...restApi, name: 'other', policy } };
    expect(verify(read).differences).toEqual([]);
    expect(verify({ ...ORDERS_READ, restApi: { ...restApi, policy: undefined } }).differences).toEqual([
      { kind: 'add', subject: 'resource policy', aspects: [] },
    ]);
  });
});
