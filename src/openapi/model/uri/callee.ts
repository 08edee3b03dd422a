import { splitText } from '../../text/split-text.js';
import { isHole, type Text } from '../../text/template-text.js';
import { has, type Integration, isHttp, isLambda, isVpcLink, textAt } from '../integration.js';
import { isFunctionArn, isLambdaUri, isUrl } from './aws-uri.js';
import { lambdaPathOf } from './lambda-uri.js';

/** What kind of backend an integration has. */
export type CalleeKind = 'lambda' | 'service' | 'http' | 'vpc-link' | 'mock' | 'unknown';

/** What an integration calls, in the words of the document: what is not known until deployment shows as it is written. */
export interface Callee {
  readonly kind: CalleeKind;
  /** A function, a service with its action, a URL without its path; `undefined` if there is no `uri`. */
  readonly target: string | undefined;
  /** What else tells it from others: Region and account, or a path. */
  readonly detail: string | undefined;
  /** The id of the VPC link. */
  readonly vpcLink: string | undefined;
}

const NOTHING = { target: undefined, detail: undefined, vpcLink: undefined };

const SCHEME = /^\s*https?:\/\//i;

/** What an integration calls. */
export function calleeOf(integration: Integration): Callee {
  const { type, uri, connectionId, value } = integration;
  if (type === 'mock') return { kind: 'mock', ...NOTHING };
  const subtype = textAt(value, 'integrationSubtype')?.source;
  if (subtype !== undefined) return { ...NOTHING, kind: 'service', target: subtype };
  if (isVpcLink(integration)) {
    const target = textAt(value, 'integrationTarget')?.source;
    const vpcLink = has(integration, 'connectionId') ? connectionId?.source : undefined;
    return { ...urlOf(uri), ...(target === undefined ? {} : { detail: target }), kind: 'vpc-link', vpcLink };
  }
  if (isHttp(integration)) return { ...urlOf(uri), kind: 'http' };
  if (uri !== undefined && (isLambda(integration) || isLambdaUri(uri)))
    return { ...functionOf(integration, uri), kind: 'lambda' };
  if (integration.awsUri !== undefined) return serviceOf(integration.awsUri);
  if (uri !== undefined && isUrl(uri)) return { ...urlOf(uri), kind: type === undefined ? 'http' : 'unknown' };
  return { ...NOTHING, kind: 'unknown', target: uri?.source };
}

/** The function's name with its version or alias; the whole ARN where it is not written as one. */
function functionOf({ awsUri }: Integration, uri: Text): Omit<Callee, 'kind'> {
  const path = awsUri?.name && lambdaPathOf(awsUri.name);
  const arn = isFunctionArn(uri) ? uri : (path?.functionArn ?? uri);
  const [, , , region, account, collection, name, qualifier] = splitText(arn, ':', 8);
  if (collection?.literal !== 'function' || name === undefined) return { ...NOTHING, target: arn.source };
  return {
    target: qualifier === undefined ? name.source : `${name.source}:${qualifier.source}`,
    detail: [region?.source, account?.source].filter(Boolean).join(' · '),
    vpcLink: undefined,
  };
}

function serviceOf({ service, form, name, region }: NonNullable<Integration['awsUri']>): Callee {
  const action = form === 'action' ? ` ${name?.source ?? ''}` : '';
  const detail = form === 'path' ? name?.source : region.source;
  return { kind: 'service', target: `${service.source}${action}`, detail, vpcLink: undefined };
}

/** A URL, cut before its path; a placeholder is never cut. */
function urlOf(uri: Text | undefined): Omit<Callee, 'kind'> {
  if (uri === undefined) return NOTHING;
  let origin = '';
  let path: string | undefined;
  for (const [index, piece] of uri.pieces.entries()) {
    const text = isHole(piece) ? piece.source : piece;
    const from = index === 0 ? (SCHEME.exec(text)?.[0].length ?? 0) : 0;
    const end = isHole(piece) || path !== undefined ? -1 : text.slice(from).search(/[/?#]/);
    if (path !== undefined) path += text;
    else if (end === -1) origin += text;
    else [origin, path] = [origin + text.slice(0, from + end), text.slice(from + end)];
  }
  return { target: origin, detail: path, vpcLink: undefined };
}
