import type { Piece } from '../../../openapi/text/placeholders.js';
import { type Shape, shapedPieces } from '../reference-shape.js';

const FUNCTION_ARN: Shape = 'arn:{P}:lambda:{R}:{A}:function:{N}';
const INVOCATION: Shape = `arn:{P}:apigateway:{R}:lambda:path/2015-03-31/functions/${FUNCTION_ARN}`;
const FUNCTION: Readonly<Record<string, Shape>> = {
  arn: FUNCTION_ARN,
  qualified_arn: `${FUNCTION_ARN}:{N}`,
  invoke_arn: `${INVOCATION}/invocations`,
  qualified_invoke_arn: `${INVOCATION}:{N}/invocations`,
  response_streaming_invoke_arn: `arn:{P}:apigateway:{R}:lambda:path/2021-11-15/functions/${FUNCTION_ARN}/response-streaming-invocations`,
  function_name: '{N}',
  id: '{N}',
};
const LOAD_BALANCER: Readonly<Record<string, Shape>> = {
  arn: 'arn:{P}:elasticloadbalancing:{R}:{A}:loadbalancer/{*}',
  id: 'arn:{P}:elasticloadbalancing:{R}:{A}:loadbalancer/{*}',
  dns_name: '{N}.{*}',
};
const VPC_LINK: Readonly<Record<string, Shape>> = { id: '{N}', arn: 'arn:{P}:apigateway:{R}::/vpclinks/{N}' };
const QUEUE_URL: Shape = 'https://sqs.{R}.{*}/{A}/{*}';

/**
 * What the attributes of resources are.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs (read 2026-11-28)
 */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  aws_lambda_function: FUNCTION,
  aws_lambda_alias: {
    arn: `${FUNCTION_ARN}:{N}`,
    invoke_arn: `${INVOCATION}:{N}/invocations`,
  },
  aws_iam_role: { arn: 'arn:{P}:iam::{A}:role/{*}', name: '{N}', id: '{N}' },
  aws_sqs_queue: { arn: 'arn:{P}:sqs:{R}:{A}:{*}', url: QUEUE_URL, id: QUEUE_URL },
  aws_sfn_state_machine: {
    arn: 'arn:{P}:states:{R}:{A}:stateMachine:{N}',
    id: 'arn:{P}:states:{R}:{A}:stateMachine:{N}',
  },
  aws_sns_topic: { arn: 'arn:{P}:sns:{R}:{A}:{*}', id: 'arn:{P}:sns:{R}:{A}:{*}' },
  aws_kinesis_stream: { arn: 'arn:{P}:kinesis:{R}:{A}:stream/{*}' },
  aws_dynamodb_table: { arn: 'arn:{P}:dynamodb:{R}:{A}:table/{*}' },
  aws_s3_bucket: { arn: 'arn:{P}:s3:::{*}' },
  aws_cloudwatch_event_bus: { arn: 'arn:{P}:events:{R}:{A}:event-bus/{*}' },
  aws_api_gateway_vpc_link: VPC_LINK,
  aws_apigatewayv2_vpc_link: VPC_LINK,
  aws_lb: LOAD_BALANCER,
  aws_alb: LOAD_BALANCER,
  aws_lb_listener: { arn: 'arn:{P}:elasticloadbalancing:{R}:{A}:listener/{*}' },
  aws_cognito_user_pool: { arn: 'arn:{P}:cognito-idp:{R}:{A}:userpool/{N}', id: '{N}', endpoint: '{N}-{N}.{*}' },
  aws_region: { name: '{R}', region: '{R}', id: '{R}' },
  aws_caller_identity: { account_id: '{A}' },
  aws_partition: { partition: '{P}' },
};

/**
 * What an attribute of a resource or a data source is.
 * @param type `aws_lambda_function`
 * @param reference as written: `aws_lambda_function.pets.arn`
 */
export function attributeOf(type: string, attribute: string, reference: string): Piece[] | undefined {
  const attributes = Object.hasOwn(ATTRIBUTES, type) ? ATTRIBUTES[type] : undefined;
  const shape = attributes !== undefined && Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  return shape === undefined ? undefined : shapedPieces(shape, reference);
}
