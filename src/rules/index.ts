// Made by `npm run generate`. Do not edit.
import type { Rule } from '../rule.js';
import authorizerMissing from './authorizer-missing.js';
import awsActionPost from './aws-action-post.js';
import awsProxyLambdaOnly from './aws-proxy-lambda-only.js';
import awsQueryActionMethod from './aws-query-action-method.js';
import awsServiceCredentials from './aws-service-credentials.js';
import awsUri from './aws-uri.js';
import cacheKey from './cache-key.js';
import callerCredentialsIam from './caller-credentials-iam.js';
import contextVariableUnknown from './context-variable-unknown.js';
import credentialsFormat from './credentials-format.js';
import credentialsRole from './credentials-role.js';
import greedyParamUndeclared from './greedy-param-undeclared.js';
import httpUri from './http-uri.js';
import httpUriPort from './http-uri-port.js';
import httpUriPrivateHost from './http-uri-private-host.js';
import illegalHeaderMapping from './illegal-header-mapping.js';
import importVariable from './import-variable.js';
import integrationEnum from './integration-enum.js';
import integrationEnumCase from './integration-enum-case.js';
import integrationHttpMethod from './integration-http-method.js';
import integrationIgnoredProperty from './integration-ignored-property.js';
import integrationObject from './integration-object.js';
import integrationPropertyShape from './integration-property-shape.js';
import integrationRequired from './integration-required.js';
import integrationTargetArn from './integration-target-arn.js';
import integrationTargetSpelling from './integration-target-spelling.js';
import integrationType from './integration-type.js';
import integrationUnknownProperty from './integration-unknown-property.js';
import lambdaErrorPattern from './lambda-error-pattern.js';
import lambdaPost from './lambda-post.js';
import lambdaUri from './lambda-uri.js';
import lambdaUriMismatch from './lambda-uri-mismatch.js';
import methodResponseMissing from './method-response-missing.js';
import methodResponseUndeclared from './method-response-undeclared.js';
import mockRequestTemplate from './mock-request-template.js';
import openapiVersion from './openapi-version.js';
import operationResponsesMissing from './operation-responses-missing.js';
import passthroughNever from './passthrough-never.js';
import pathGreedy from './path-greedy.js';
import pathSegment from './path-segment.js';
import pathSiblingVariables from './path-sibling-variables.js';
import pathsShape from './paths-shape.js';
import requestParamDollar from './request-param-dollar.js';
import requestParamKey from './request-param-key.js';
import requestParamString from './request-param-string.js';
import requestParamUndeclared from './request-param-undeclared.js';
import requestParamValue from './request-param-value.js';
import responseDuplicateStatus from './response-duplicate-status.js';
import responseHeaderUndeclared from './response-header-undeclared.js';
import responseParamKey from './response-param-key.js';
import responseParamString from './response-param-string.js';
import responseParamValue from './response-param-value.js';
import responsePatternCatchAll from './response-pattern-catch-all.js';
import responsePatternRegex from './response-pattern-regex.js';
import responseStatusCode from './response-status-code.js';
import responseStatusCodeMissing from './response-status-code-missing.js';
import responsesDefault from './responses-default.js';
import responsesMissing from './responses-missing.js';
import restIntegrationsRef from './rest-integrations-ref.js';
import securitySchemeType from './security-scheme-type.js';
import securityUndefinedScheme from './security-undefined-scheme.js';
import stageVariableName from './stage-variable-name.js';
import stageVariablePlace from './stage-variable-place.js';
import stageVariableSyntax from './stage-variable-syntax.js';
import streamProxyOnly from './stream-proxy-only.js';
import streamRestOnly from './stream-rest-only.js';
import streamUriPair from './stream-uri-pair.js';
import templateContentType from './template-content-type.js';
import timeoutQuota from './timeout-quota.js';
import timeoutRange from './timeout-range.js';
import tlsSkipVerification from './tls-skip-verification.js';
import unresolvedIntrinsic from './unresolved-intrinsic.js';
import uriPathVariable from './uri-path-variable.js';
import uriPathVariableUnused from './uri-path-variable-unused.js';
import uriPlaceholder from './uri-placeholder.js';
import uriRequired from './uri-required.js';
import vpcLinkConnectionId from './vpc-link-connection-id.js';
import vpcLinkConnectionType from './vpc-link-connection-type.js';
import vpcLinkId from './vpc-link-id.js';
import vpcLinkType from './vpc-link-type.js';

/** All rules, by name. */
export const rules: readonly Rule[] = [
  authorizerMissing,
  awsActionPost,
  awsProxyLambdaOnly,
  awsQueryActionMethod,
  awsServiceCredentials,
  awsUri,
  cacheKey,
  callerCredentialsIam,
  contextVariableUnknown,
  credentialsFormat,
  credentialsRole,
  greedyParamUndeclared,
  httpUri,
  httpUriPort,
  httpUriPrivateHost,
  illegalHeaderMapping,
  importVariable,
  integrationEnum,
  integrationEnumCase,
  integrationHttpMethod,
  integrationIgnoredProperty,
  integrationObject,
  integrationPropertyShape,
  integrationRequired,
  integrationTargetArn,
  integrationTargetSpelling,
  integrationType,
  integrationUnknownProperty,
  lambdaErrorPattern,
  lambdaPost,
  lambdaUri,
  lambdaUriMismatch,
  methodResponseMissing,
  methodResponseUndeclared,
  mockRequestTemplate,
  openapiVersion,
  operationResponsesMissing,
  passthroughNever,
  pathGreedy,
  pathSegment,
  pathSiblingVariables,
  pathsShape,
  requestParamDollar,
  requestParamKey,
  requestParamString,
  requestParamUndeclared,
  requestParamValue,
  responseDuplicateStatus,
  responseHeaderUndeclared,
  responseParamKey,
  responseParamString,
  responseParamValue,
  responsePatternCatchAll,
  responsePatternRegex,
  responseStatusCode,
  responseStatusCodeMissing,
  responsesDefault,
  responsesMissing,
  restIntegrationsRef,
  securitySchemeType,
  securityUndefinedScheme,
  stageVariableName,
  stageVariablePlace,
  stageVariableSyntax,
  streamProxyOnly,
  streamRestOnly,
  streamUriPair,
  templateContentType,
  timeoutQuota,
  timeoutRange,
  tlsSkipVerification,
  unresolvedIntrinsic,
  uriPathVariable,
  uriPathVariableUnused,
  uriPlaceholder,
  uriRequired,
  vpcLinkConnectionId,
  vpcLinkConnectionType,
  vpcLinkId,
  vpcLinkType,
];
