import type { Text } from './text/template-text.js';

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
export function isPrivateHost(host: Text): boolean {
  const { literal } = host;
  if (literal !== undefined) return [ADDRESS, ENDING, LABEL, INTERNAL_LOAD_BALANCER].some((kind) => kind.test(literal));
  const last = host.pieces.at(-1);
  return typeof last === 'string' && ENDING.test(last);
}
