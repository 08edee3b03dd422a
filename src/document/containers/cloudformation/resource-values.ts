import type { Piece } from '../../../openapi/text/placeholders.js';
import { type Shape, shapedPieces } from '../reference-shape.js';

/** What `Ref` and `Fn::GetAtt` give for a type of resource, as text whose literal pieces are always there. */
interface ResourceValues {
  readonly ref?: Shape;
  readonly attributes?: Readonly<Record<string, Shape>>;
}

const FUNCTION: ResourceValues = {
  ref: '{N}',
  attributes: { Arn: 'arn:{P}:lambda:{R}:{A}:function:{N}' },
};
const QUALIFIED: Shape = 'arn:{P}:lambda:{R}:{A}:function:{N}:{N}';
const STATE_MACHINE: ResourceValues = {
  ref: 'arn:{P}:states:{R}:{A}:stateMachine:{N}',
  attributes: { Arn: 'arn:{P}:states:{R}:{A}:stateMachine:{N}', Name: '{N}' },
};
const TABLE: ResourceValues = { ref: '{N}', attributes: { Arn: 'arn:{P}:dynamodb:{R}:{A}:table/{N}' } };
const VPC_LINK: ResourceValues = { ref: '{N}', attributes: { VpcLinkId: '{N}' } };

/**
 * The return values of resources that a definition refers to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html (read 2026-11-28)
 */
const VALUES: Readonly<Record<string, ResourceValues>> = {
  'AWS::Lambda::Function': FUNCTION,
  'AWS::Serverless::Function': FUNCTION,
  'AWS::Lambda::Alias': { ref: QUALIFIED, attributes: { AliasArn: QUALIFIED } },
  'AWS::Lambda::Version': { ref: QUALIFIED, attributes: { FunctionArn: QUALIFIED } },
  'AWS::IAM::Role': { ref: '{N}', attributes: { Arn: 'arn:{P}:iam::{A}:role/{*}', RoleId: '{N}' } },
  'AWS::SQS::Queue': {
    ref: 'https://sqs.{R}.{*}/{A}/{*}',
    attributes: { Arn: 'arn:{P}:sqs:{R}:{A}:{*}', QueueUrl: 'https://sqs.{R}.{*}/{A}/{*}' },
  },
  'AWS::SNS::Topic': { ref: 'arn:{P}:sns:{R}:{A}:{*}', attributes: { TopicArn: 'arn:{P}:sns:{R}:{A}:{*}' } },
  'AWS::StepFunctions::StateMachine': STATE_MACHINE,
  'AWS::Serverless::StateMachine': STATE_MACHINE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Serverless::SimpleTable': TABLE,
  'AWS::Kinesis::Stream': { attributes: { Arn: 'arn:{P}:kinesis:{R}:{A}:stream/{*}' } },
  'AWS::KinesisFirehose::DeliveryStream': { attributes: { Arn: 'arn:{P}:firehose:{R}:{A}:deliverystream/{*}' } },
  'AWS::Events::EventBus': { attributes: { Arn: 'arn:{P}:events:{R}:{A}:event-bus/{*}' } },
  'AWS::S3::Bucket': { attributes: { Arn: 'arn:{P}:s3:::{*}' } },
  'AWS::Cognito::UserPool': { ref: '{N}', attributes: { Arn: 'arn:{P}:cognito-idp:{R}:{A}:userpool/{N}' } },
  'AWS::Cognito::UserPoolClient': { ref: '{N}' },
  'AWS::ApiGateway::VpcLink': VPC_LINK,
  'AWS::ApiGatewayV2::VpcLink': VPC_LINK,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    ref: 'arn:{P}:elasticloadbalancing:{R}:{A}:loadbalancer/{*}',
    attributes: { DNSName: '{N}.{*}' },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ref: 'arn:{P}:elasticloadbalancing:{R}:{A}:listener/{*}',
    attributes: { ListenerArn: 'arn:{P}:elasticloadbalancing:{R}:{A}:listener/{*}' },
  },
  'AWS::ServiceDiscovery::Service': {
    ref: '{N}',
    attributes: { Arn: 'arn:{P}:servicediscovery:{R}:{A}:service/{N}' },
  },
  'AWS::ApiGateway::RestApi': { ref: '{N}', attributes: { RootResourceId: '{N}' } },
};

/** `Fn.Alias` and `Fn.Version`: what SAM makes for a function with `AutoPublishAlias`. */
const SAM_ATTRIBUTES: Readonly<Record<string, Shape>> = { Alias: QUALIFIED, Version: QUALIFIED };

/**
 * What a reference to a resource gives.
 * @param type of the resource: `AWS::Lambda::Function`
 * @param attribute of `Fn::GetAtt`; `Ref` if there is none
 * @param reference as written: `Pets.Arn`
 */
export function valueOfResource(type: string, attribute: string | undefined, reference: string): Piece[] | undefined {
  const values = Object.hasOwn(VALUES, type) ? VALUES[type] : undefined;
  const attributes = { ...(type === 'AWS::Serverless::Function' ? SAM_ATTRIBUTES : {}), ...values?.attributes };
  const shape = attribute === undefined ? values?.ref : attributes[attribute];
  return shape === undefined ? undefined : shapedPieces(shape, reference);
}
