import { pattern } from '../../text/pattern.js';
import { splitText } from '../../text/split-text.js';
import { isHole, type Text } from '../../text/template-text.js';
import { has, type Integration } from '../integration.js';

/** Any ARN, whatever it names. */
const ARN = pattern('arn:.*:.*');

/**
 * A role, by path and name, or the caller's own identity. New partitions are let through.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (`credentials`)
 */
const CREDENTIALS = pattern('arn:(?:aws(?:-[a-z]+)*):iam::(?:[0-9]{12}:role/[!-~]+|[*]:user/[*])');

/** API Gateway signs the call to the backend as the client that called it. */
const CALLER = pattern('arn:(?:aws(?:-[a-z]+)*):iam::[*]:user/[*]');

/** The credentials of an integration; empty ones are none. */
export function credentialsOf(integration: Integration): Text | undefined {
  const { credentials } = integration;
  return !has(integration, 'credentials') || credentials?.literal?.trim() === '' ? undefined : credentials;
}

/** Whether there are certainly no credentials. */
export function hasNoCredentials(integration: Integration): boolean {
  return !has(integration, 'credentials') || integration.credentials?.literal?.trim() === '';
}

/** Whether credentials are certainly no ARN when the document is imported: stage variables have no value by then. */
export function isNoArn(credentials: Text): boolean {
  const [first] = credentials.pieces;
  const isStageVariable = first !== undefined && isHole(first) && first.kind === 'stage';
  return isStageVariable || ARN.match(credentials) === 'cannot';
}

/** Whether credentials certainly are none that API Gateway documents. A stage variable may stand for the role alone. */
export function isNoRole(credentials: Text): boolean {
  const beforeRole = splitText(credentials, ':', 6).slice(0, 5);
  const isMisplaced = beforeRole.some((part) => part.pieces.some((piece) => isHole(piece) && piece.kind === 'stage'));
  return isMisplaced || CREDENTIALS.match(credentials) === 'cannot';
}

/** Whether credentials certainly ask for the identity of the caller. */
export function isCaller(credentials: Text): boolean {
  return CALLER.match(credentials) === 'certainly';
}
