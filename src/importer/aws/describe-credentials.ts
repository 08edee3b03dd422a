import { env } from 'node:process';
import { quote } from '../../wording/quote.js';
import type { AwsOptions } from '../options.js';
import type { Failure } from './failure.js';

const NONE = /ProviderError$/;
/** What the SDK says where no source of credentials has any; it says more where one is broken. */
const NOTHING_FOUND = 'Could not load credentials from any providers';
const EXPIRED = /^(?:Expired|RequestExpired)/;
const WRONG_SECRET = /Signature/;

const OTHERS = 'choose others with `--profile` or the environment';

/** Credentials that AWS does not take, or that are not there: which, and what to do. */
export function describeCredentials({ code, message }: Failure, { profile, region }: AwsOptions): string {
  const source = sourceOf(profile);
  if (NONE.test(code)) {
    const where = source === undefined ? '' : ` in ${source}`;
    const reason = message === '' || message === NOTHING_FOUND ? '' : ` ${ended(message)}`;
    const advice = source === undefined ? `Sign in, or ${OTHERS}.` : `Check its name, sign in to it, or ${OTHERS}.`;
    return `No credentials were found${where}.${reason} ${advice}`;
  }
  const whose = source ?? 'these credentials';
  if (EXPIRED.test(code)) return `The session of ${whose} is over (${code}). Sign in again, or ${OTHERS}.`;
  if (WRONG_SECRET.test(code)) {
    return `The secret key of ${whose} does not fit its access key, or this computer's clock is wrong (${code}). Sign in again, or ${OTHERS}.`;
  }
  const place = region === undefined ? '' : ` in ${region}`;
  return `AWS does not accept ${whose}${place} (${code}). Sign in again, or ${OTHERS}. A Region that is not enabled answers so too.`;
}

/** As the SDK chooses: a profile, also one of the environment, goes before keys in the environment. */
function sourceOf(profile: string | undefined = env.AWS_PROFILE): string | undefined {
  if (profile) return `the profile ${quote(profile)}`;
  return env.AWS_ACCESS_KEY_ID ? 'AWS_ACCESS_KEY_ID' : undefined;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
