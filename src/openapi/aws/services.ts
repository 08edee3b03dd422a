/** How an AWS service takes requests. */
export type Protocol = 'json' | 'query' | 'rest';

interface Service {
  /** More than one if the service speaks both. */
  readonly protocols: readonly Protocol[];
  /** Whether integrations of API Gateway with the service are documented or recorded, not only inferred from its model. */
  readonly isConfirmed: boolean;
}

/**
 * Services by their name in an integration uri. The protocols are those of the public service models
 * (https://github.com/boto/botocore/tree/develop/botocore/data); confirmed are those that
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/ or aws-samples/serverless-patterns integrate (read 2026-11-22).
 * SSM is a JSON service that answers `action/` in the query protocol.
 */
const SERVICES: ReadonlyMap<string, Service> = new Map([
  ['athena', inferred('json')],
  ['batch', confirmed('rest')],
  ['bedrock-runtime', inferred('rest')],
  ['cognito-idp', inferred('json')],
  ['comprehend', confirmed('json')],
  ['connect', confirmed('rest')],
  ['dynamodb', confirmed('json')],
  ['email', confirmed('query')],
  ['events', confirmed('json')],
  ['firehose', inferred('json')],
  ['geo', inferred('rest')],
  ['iotdata', confirmed('rest')],
  ['kinesis', confirmed('json')],
  ['kms', inferred('json')],
  ['lambda', confirmed('rest')],
  ['logs', inferred('json')],
  ['polly', inferred('rest')],
  ['query.timestream', inferred('json')],
  ['rekognition', inferred('json')],
  ['runtime.sagemaker', confirmed('rest')],
  ['s3', confirmed('rest')],
  ['secretsmanager', inferred('json')],
  ['sns', confirmed('query')],
  ['sqs', confirmed('json', 'query')],
  ['ssm', confirmed('json', 'query')],
  ['states', confirmed('json')],
  ['streams.dynamodb', inferred('json')],
  ['sts', inferred('query')],
  ['textract', inferred('json')],
  ['translate', confirmed('json')],
]);

/** The services of the table whose name holds a dot, so that what stands before it is not a subdomain. */
const DOTTED: ReadonlySet<string> = new Set([...SERVICES.keys()].filter((name) => name.includes('.')));

/** Whether a service takes its actions only as JSON in the body of a POST, certainly. */
export function isJsonOnly(service: string): boolean {
  const known = SERVICES.get(service);
  return known?.isConfirmed === true && known.protocols.every((protocol) => protocol === 'json');
}

/** Whether a service is called by method and path and has no actions. */
export function isRest(service: string): boolean {
  return SERVICES.get(service)?.protocols.includes('rest') === true;
}

/** Whether two labels make the name of one service: `runtime` and `sagemaker`, but not `bucket` and `s3`. */
export function isDottedService(name: string): boolean {
  return DOTTED.has(name);
}

function confirmed(...protocols: readonly Protocol[]): Service {
  return { protocols, isConfirmed: true };
}

function inferred(...protocols: readonly Protocol[]): Service {
  return { protocols, isConfirmed: false };
}
