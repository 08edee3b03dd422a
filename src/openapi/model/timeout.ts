import { own } from '../json.js';
import { type Integration, textAt } from './integration.js';
import { isShapeless } from './known-keys.js';

/** Limits of `timeoutInMillis`: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html (read 2026-11-22). */
export const MIN_TIMEOUT_MS = 50;

/** What a REST API allows without a higher quota. */
export const MAX_REST_TIMEOUT_MS = 29_000;

/** What an HTTP API allows. */
export const MAX_HTTP_TIMEOUT_MS = 30_000;

/** What a REST API allows a streamed response. */
export const MAX_STREAM_TIMEOUT_MS = 900_000;

/** The timeout of an integration: `NaN` if it is not a number, `undefined` if there is none or it is not known. */
export function timeoutOf(integration: Integration): number | undefined {
  const value = own(integration.value, 'timeoutInMillis');
  if (value === undefined || value === null || isShapeless(value)) return undefined;
  const text = textAt(integration.value, 'timeoutInMillis');
  if (text === undefined) return Number.NaN;
  return text.literal === undefined || text.literal.trim() === '' ? undefined : Number(text.literal);
}
