import { operation } from '../openapi/examples.js';
import { has, isHttp } from '../openapi/model/integration.js';
import { integrationsWith } from '../openapi/model/integrations-by-key.js';
import { httpUrlOf } from '../openapi/model/uri/http-url.js';
import { quote, type Text } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-http-uri-private-host',
  summary: 'An HTTP integration without a VPC link must have a public host',
  severity: 'warn',
  apis: ['rest', 'http'],
  surfaces: 'import',
  serviceMessages: ['Invalid HTTP endpoint specified for URI'],
  why: `API Gateway calls HTTP backends over the internet, where private addresses and names lead nowhere. It is known to refuse
    some of them at the import; with the others, requests time out.`,
  fix: 'Reach private backends through a VPC link: `connectionType: VPC_LINK` and `connectionId`.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
  ],

  given: integrationsWith('uri'),
  *check(integration) {
    const { uri, connectionType } = integration;
    if (uri === undefined || !isHttp(integration)) return;
    // With a VPC link, or with the beginnings of one, the host is a private matter.
    if (has(integration, 'connectionId') || has(integration, 'integrationTarget')) return;
    if (has(integration, 'connectionType') && connectionType?.literal?.toUpperCase() !== 'INTERNET') return;
    const host = httpUrlOf(uri)?.host;
    if (host === undefined || !isPrivateHost(host)) return;
    yield {
      at: ['uri'],
      message: `${quote(host.source)} cannot be reached from the internet. Use a public host or a VPC link.`,
    };
  },

  bad: [
    {
      title: 'A private address',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://10.0.0.5:8080/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
    {
      title: 'The own machine',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://localhost:3000/pets
      `,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration/uri'],
    },
  ],
  good: [
    {
      title: 'A private name behind a VPC link',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://pets.example.internal:8080/
          connectionType: VPC_LINK
          connectionId: a1b2c3
      `,
    },
    {
      title: 'A public address that begins alike',
      yaml: operation`
        x-amazon-apigateway-integration:
          type: http_proxy
          httpMethod: GET
          uri: http://10.example.com/pets
      `,
    },
  ],
});

/**
 * Addresses that are not reached from the internet: https://www.iana.org/assignments/iana-ipv4-special-registry,
 * https://www.iana.org/assignments/iana-ipv6-special-registry (read 2026-11-22).
 */
const ADDRESS =
  /^(?:(?:(?:0|10|127)\.\d{1,3}|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2}|::1?|(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):[\da-f:]*)$/i;

/** Endings that no public name has: https://www.iana.org/assignments/special-use-domain-names (read 2026-11-22) and those kept for private use. */
const ENDING = /\.(?:corp|home|home\.arpa|internal|intranet|lan|local|localhost)\.?$/i;

/** A name without a dot, as containers have them; `localhost`. */
const LABEL = /^[a-z][\w-]*$/i;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html (read 2026-11-22) */
const INTERNAL_LOAD_BALANCER = /^internal-[\w-]+\.[\w-]+\.elb\.amazonaws\.com(?:\.cn)?$/i;

/** Whether a host is certainly one that API Gateway does not reach over the internet. */
function isPrivateHost(host: Text): boolean {
  const { literal } = host;
  if (literal !== undefined) return [ADDRESS, ENDING, LABEL, INTERNAL_LOAD_BALANCER].some((kind) => kind.test(literal));
  const last = host.pieces.at(-1);
  return typeof last === 'string' && ENDING.test(last);
}
