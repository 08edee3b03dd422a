import { afterEach, beforeEach, expect, test } from 'vitest';
import { denied, expired, html, refused, refusedByQuery } from './fake/faults.js';
import type { Fake } from './fake/server.js';
import { ended, startProgram } from './program.js';
import { changedPets, pets } from './scenarios/documents.js';
import { createScene, type Scene } from './scenarios/scene.js';

// What a person reads who has the wrong account, Region or network: one message that names it, and what to do.

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

interface Mistake {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly happens?: (fake: Fake) => void;
  readonly says: string;
}

const SIGN_IN = 'Sign in again, or choose others with `--profile` or the environment.';

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a Region that is none': {
    args: ['--region', 'eu west'],
    says: '"eu west" is not a Region. One is written eu-west-1.',
  },
  'a Region that is none in the environment': {
    env: { AWS_REGION: undefined, AWS_DEFAULT_REGION: 'EU-WEST-1' },
    says: '"EU-WEST-1" is not a Region. One is written eu-west-1.',
  },
  'no Region': { env: { AWS_REGION: undefined }, says: 'No Region is set. Give `--region`, or set AWS_REGION.' },
  'no Region in a profile': {
    args: ['--profile', 'nope'],
    env: { AWS_REGION: undefined },
    says: 'No Region is set, and none of the profile "nope". Give `--region`, or set AWS_REGION.',
  },
  'an account that is none': {
    args: ['--expect-account', 'prod'],
    says: '"prod" is not an account: an account has 12 digits.',
  },
  'another account': {
    args: ['--expect-account', '210987654321'],
    says: 'These are credentials of account 123456789012, not of 210987654321, which `--expect-account` names.',
  },
  'a profile that is not there': {
    args: ['--profile', 'nope'],
    says: 'No credentials were found in the profile "nope". Check its name, sign in to it, or choose others with `--profile` or the environment.',
  },
  'no credentials': {
    env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
    says: 'No credentials were found. Sign in, or choose others with `--profile` or the environment.',
  },
  'credentials of nobody': {
    happens: ({ always }) =>
      always(
        'GetCallerIdentity',
        refusedByQuery(403, 'InvalidClientTokenId', 'The security token included is invalid'),
      ),
    says: `AWS does not accept AWS_ACCESS_KEY_ID in eu-west-1 (InvalidClientTokenId). ${SIGN_IN} A Region that is not enabled answers so too.`,
  },
  'a secret key that is not the one of the access key': {
    happens: ({ always }) => {
      const text = 'The request signature we calculated does not match. x-amz-security-token:SECRET';
      always('GetCallerIdentity', refusedByQuery(403, 'SignatureDoesNotMatch', text));
    },
    says: `The secret key of AWS_ACCESS_KEY_ID does not fit its access key, or this computer's clock is wrong (SignatureDoesNotMatch). ${SIGN_IN}`,
  },
  'a session that is over': {
    happens: ({ always }) => always('GetRestApis', expired()),
    says: `The session of AWS_ACCESS_KEY_ID is over (ExpiredTokenException). ${SIGN_IN}`,
  },
  'what the credentials do not allow': {
    happens: ({ always }) => always('GetRestApis', denied('apigateway:GET', 'arn:aws:apigateway:eu-west-1::/restapis')),
    says: 'The credentials do not allow apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis. Add it to their policy.',
  },
  'no network': {
    args: ['--endpoint-url', 'http://127.0.0.1:9', '--max-wait', '0'],
    says: 'Cannot reach http://127.0.0.1:9 (ECONNREFUSED). Check the network, the Region and `--endpoint-url`.',
  },
  'an endpoint that is none': {
    args: ['--endpoint-url', '127.0.0.1:9'],
    says: '"127.0.0.1:9" is not a URL of an endpoint: it begins with https:// or http://.',
  },
  'an API of another Region or account': {
    args: ['--api-id', 'a1b2c3'],
    says: 'No API a1b2c3 in eu-west-1. It was deleted, or it is in another Region or account. None is created in its place.',
  },
  'the page of a proxy that refuses': {
    happens: ({ always }) => always('GetRestApis', html('before', 403)),
    says: 'GetRestApis was answered with 403 but not by AWS. Check `--endpoint-url` and proxies.',
  },
  'the page of a proxy that is out of order': {
    args: ['--max-wait', '0'],
    happens: ({ always }) => always('GetRestApis', html('before', 502)),
    says: "GetRestApis failed once, at last with 502 and an answer that is not AWS's, or not all of it. And a run may wait 0 s in all. Raise it with `--max-wait`.",
  },
  'AWS out of order': {
    args: ['--max-wait', '0'],
    happens: ({ always }) => always('GetRestApis', refused(503, 'ServiceUnavailableException', '')),
    says: 'GetRestApis failed once, at last with 503 ServiceUnavailableException. And a run may wait 0 s in all. Raise it with `--max-wait`.',
  },
};

test.each(Object.entries(MISTAKES))('%s', async (_name, { args = [], env, happens, says }) => {
  await scene.deploy(pets());
  scene.changes();
  happens?.(scene.fake);
  await scene.write(changedPets());
  const command = ['deploy', 'openapi.json', '--stage', 'prod', '--yes', ...args];
  const { exitCode, stdout, stderr } = await ended(startProgram({ ...scene.aws, folder: scene.folder }, command, env));
  const [message = '', ...rest] = stderr.slice(stderr.lastIndexOf('✖')).split('\n');
  expect(withoutRequest(message)).toBe(`✖ ${says}`);
  expect(rest).toEqual(['  Nothing was changed.', '']);
  expect({ exitCode, stdout, changes: scene.changes() }).toEqual({ exitCode: 2, stdout: '', changes: [] });
  expect(stderr).not.toContain('SECRET');
});

/** Which call it was, where there was one. */
function withoutRequest(message: string): string {
  return message.replace(/ \(\w+, request [\w-]+\)$/, '');
}
