import { createHash } from 'node:crypto';
import { liveOf } from './live-of.js';
import type { LiveRead } from './live-read.js';
import { canonical } from './same-base.js';

const CHARACTERS = 16;

/**
 * Tells one working copy from another. It stands beside the digest of the document in the description of a deployment, as a
 * working copy has more than its document says: settings that are kept, what a merge leaves, what somebody changed by hand.
 * @returns `undefined` where not all of it could be read
 */
export function workingCopyMark(read: LiveRead): string | undefined {
  const { models, authorizers, requestValidators, gatewayResponses } = read;
  if ([models, authorizers, requestValidators, gatewayResponses].includes(undefined)) return undefined;
  const { id: _id, customGatewayResponses: _custom, methods, ...rest } = liveOf(read);
  const content = canonical({ ...rest, methods: Object.fromEntries(methods) });
  return createHash('sha256').update(content).digest('hex').slice(0, CHARACTERS);
}
