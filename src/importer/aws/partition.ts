/** Beginnings of Region names and their partitions; all others are in `aws`. Metadata of the AWS SDKs, read 2026-11-22. */
const PARTITIONS: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^eusc-/, 'aws-eusc'],
];

const SUFFIXES: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
  'aws-eusc': 'amazonaws.eu',
};

/** The partition of a Region: `aws`, `aws-cn`. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([start]) => start.test(region))?.[1] ?? 'aws';
}

/** Where clients reach a stage. */
export function stageUrl(apiId: string, region: string, stage: string): string {
  return `https://${apiId}.execute-api.${region}.${SUFFIXES[partitionOf(region)] ?? 'amazonaws.com'}/${stage}`;
}
