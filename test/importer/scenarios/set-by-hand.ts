import type { FakeApi } from '../fake/account.js';

/** A resource policy that lets everybody in. */
export const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
};

/** Sets what the documents of the tests say nothing about, as somebody does by hand. */
export function setByHand(api: FakeApi): void {
  Object.assign(api.content.settings, {
    description: 'By hand',
    policy: JSON.stringify(policy).replaceAll('execute-api:/', `arn:aws:execute-api:eu-west-1:123456789012:${api.id}/`),
    binaryMediaTypes: ['image/png'],
    apiKeySource: 'AUTHORIZER',
    minimumCompressionSize: 1024,
    disableExecuteApiEndpoint: true,
  });
  api.content.gatewayResponses.set('DEFAULT_4XX', {
    responseType: 'DEFAULT_4XX',
    responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
    responseTemplates: {},
    defaultResponse: false,
  });
}
