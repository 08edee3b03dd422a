import type { GatewayResponse } from '@aws-sdk/client-api-gateway';

/**
 * Stands for a value that nobody knows before the import, or that AWS does not tell: it equals every value, and none.
 * Under the key `*` of a map it says that the map may have further entries.
 */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A value, or that it is not known. */
export type Known<T> = T | typeof UNKNOWN;

/** A map in the form that API Gateway stores, some of whose values may not be known. */
export type KnownMap<T> = Readonly<Record<string, Known<T>>>;

/** The content of an API in the form in which API Gateway stores it: what a document imports to, or what is there. */
interface ImportedApi {
  /** The paths of all resources, the implied ones too, sorted. */
  readonly paths: readonly string[];
  /** By `GET /pets`. */
  readonly methods: ReadonlyMap<string, ImportedMethod>;
  readonly models: KnownMap<ImportedModel>;
  readonly authorizers: KnownMap<ImportedAuthorizer>;
  readonly requestValidators: KnownMap<ImportedRequestValidator>;
  /** By type: `DEFAULT_4XX`. Those that are not customised are left out. */
  readonly gatewayResponses: KnownMap<ImportedGatewayResponse>;
  readonly settings: ImportedSettings;
}

/** What the import of a document makes. */
export interface DesiredApi extends ImportedApi {}

/** What is in the account: the working copy, not what a stage serves. */
export interface LiveApi extends ImportedApi {
  readonly id: string;
  /** The customised gateway responses as they were read. */
  readonly customGatewayResponses: readonly GatewayResponse[];
}

/** One method of one resource. */
export interface ImportedMethod {
  readonly path: string;
  /** `GET`, …, `ANY`. */
  readonly verb: string;
  /** `NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`. */
  readonly authorizationType: Known<string>;
  /** The name of the authorizer. */
  readonly authorizer: Known<string | undefined>;
  /** Sorted. */
  readonly scopes: Known<readonly string[]>;
  readonly apiKeyRequired: Known<boolean>;
  /** What the document asks for in `security` or `x-amazon-apigateway-auth`; always empty for what is live. */
  readonly security: readonly AskedSecurity[];
  /** By `method.request.header.Name`; whether it is required. */
  readonly requestParameters: Known<KnownMap<boolean>>;
  /** The name of the model by content type. */
  readonly requestModels: Known<KnownMap<string>>;
  /** The name of the request validator. */
  readonly requestValidator: Known<string | undefined>;
  /** By status code. */
  readonly responses: Known<KnownMap<ImportedMethodResponse>>;
  readonly integration: Known<ImportedIntegration | undefined>;
}

/** A protection that a document asks for. */
export interface AskedSecurity {
  /** The name of the scheme, or `x-amazon-apigateway-auth`. */
  readonly name: string;
  /**
   * `unsupported`: of a type that API Gateway ignores. `without authorizer`: of a type that it takes, or not declared, and
   * with nothing that would check it.
   */
  readonly kind: 'authorizer' | 'IAM' | 'API key' | 'unsupported' | 'without authorizer';
}

/** A response that a method declares. */
export interface ImportedMethodResponse {
  /** By `method.response.header.Name`. */
  readonly headers: Known<KnownMap<true>>;
  /** The name of the model by content type. */
  readonly models: Known<KnownMap<string>>;
}

/** What a method calls. */
export interface ImportedIntegration {
  /** Upper case. */
  readonly type: Known<string>;
  readonly httpMethod: Known<string | undefined>;
  readonly uri: Known<string | undefined>;
  readonly credentials: Known<string | undefined>;
  readonly connectionType: Known<string>;
  readonly connectionId: Known<string | undefined>;
  readonly integrationTarget: Known<string | undefined>;
  readonly requestParameters: Known<KnownMap<string>>;
  readonly requestTemplates: Known<KnownMap<string>>;
  readonly passthroughBehavior: Known<string>;
  readonly contentHandling: Known<string | undefined>;
  readonly timeoutInMillis: Known<number>;
  readonly cacheNamespace: Known<string | undefined>;
  /** Sorted. */
  readonly cacheKeyParameters: Known<readonly string[]>;
  readonly responseTransferMode: Known<string>;
  readonly insecureSkipVerification: Known<boolean>;
  /** By status code. */
  readonly responses: Known<KnownMap<ImportedIntegrationResponse>>;
}

/** What becomes of one kind of answer of the backend. */
export interface ImportedIntegrationResponse {
  /** `undefined` for the default. */
  readonly selectionPattern: Known<string | undefined>;
  readonly responseParameters: Known<KnownMap<string>>;
  readonly responseTemplates: Known<KnownMap<string>>;
  readonly contentHandling: Known<string | undefined>;
}

/** A model. */
export interface ImportedModel {
  /** What of its schema certainly survives an import. */
  readonly schema: unknown;
}

/** A Lambda or Cognito authorizer. */
export interface ImportedAuthorizer {
  /** Upper case. */
  readonly type: Known<string>;
  readonly uri: Known<string | undefined>;
  readonly credentials: Known<string | undefined>;
  readonly identitySource: Known<readonly string[]>;
  readonly identityValidationExpression: Known<string | undefined>;
  readonly ttlSeconds: Known<number>;
  /** Sorted. */
  readonly providerArns: Known<readonly string[]>;
}

/** What a request validator validates. */
export interface ImportedRequestValidator {
  readonly validatesBody: Known<boolean>;
  readonly validatesParameters: Known<boolean>;
}

/** A customised gateway response. */
export interface ImportedGatewayResponse {
  readonly statusCode: Known<string | undefined>;
  readonly responseParameters: Known<KnownMap<string>>;
  readonly responseTemplates: Known<KnownMap<string>>;
}

/** What belongs to the API as a whole. In what a document makes, `undefined` says that it has nothing about it. */
export interface ImportedSettings {
  readonly name: Known<string | undefined>;
  readonly description: Known<string | undefined>;
  readonly version: Known<string | undefined>;
  /** Sorted. */
  readonly binaryMediaTypes: Known<readonly string[] | undefined>;
  readonly apiKeySource: Known<string | undefined>;
  readonly minimumCompressionSize: Known<number | undefined>;
  /** The resource policy: parsed, or the text where it does not parse. */
  readonly policy: unknown;
  readonly disableExecuteApiEndpoint: Known<boolean | undefined>;
  /** Sorted. */
  readonly vpcEndpointIds: Known<readonly string[] | undefined>;
  readonly securityPolicy: Known<string | undefined>;
  readonly endpointAccessMode: Known<string | undefined>;
}
