/**
 * Sources for `pattern()`: the parts of ARNs. Each is one group, so that a hole may stand for it.
 * Texts are matched as `importedText` gives them, with stage variables as they are written.
 */

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html and the partition metadata of the AWS SDKs
 * (read 2026-11-22).
 */
export const PARTITIONS: readonly string[] = [
  'aws',
  'aws-cn',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-us-gov',
];

/** `aws`, `aws-cn`, … */
export const PARTITION = `(?:${PARTITIONS.join('|')})`;

/** `eu-west-1`, `us-gov-west-1`, `us-isob-east-1`, `eusc-de-east-1`. The shape only: AWS opens Regions faster than lists are updated. */
export const REGION = String.raw`(?:[a-z]{2,4}(?:-[a-z]+)+-\d{1,2})`;

/** Twelve digits. */
const ACCOUNT = String.raw`(?:\d{12})`;

/** `${stageVariables.name}`. */
export const STAGE_VARIABLE = String.raw`(?:\$\{stageVariables\.\w+\})`;

/** A Lambda function's name, which stage variables may give as a whole or in part. */
export const FUNCTION_NAME = `(?:(?:[\\w-]|${STAGE_VARIABLE})+)`;

/** A version, an alias or `$LATEST`. */
export const QUALIFIER = `(?:\\$LATEST|(?:[\\w-]|${STAGE_VARIABLE})+)`;

/**
 * A Lambda function's ARN. An empty Region and the account `*` are not what the documentation shows, but people who work
 * with them have said so (amazon-archives/aws-apigateway-importer#94, hashicorp/terraform-provider-aws#156).
 */
export const FUNCTION_ARN = `(?:arn:${PARTITION}:lambda:${REGION}?:(?:${ACCOUNT}|\\*):function:${FUNCTION_NAME}(?::${QUALIFIER})?)`;
