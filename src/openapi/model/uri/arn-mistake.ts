import { suggest } from '../../../wording/suggest.js';
import { PARTITION, PARTITIONS, REGION } from '../../aws/arn.js';
import { hasStageVariable, importedText } from '../../text/imported-text.js';
import { pattern } from '../../text/pattern.js';
import { quote, type Text } from '../../text/template-text.js';

const PARTITION_NAME = pattern(PARTITION);
const REGION_NAME = pattern(REGION);

/** What is wrong with the partition of an ARN, as a message; `undefined` if nothing certainly is. */
export function partitionMistake(partition: Text): string | undefined {
  if (PARTITION_NAME.match(importedText(partition)) !== 'cannot') return undefined;
  const near = suggest(partition.source, PARTITIONS);
  const advice = near === undefined ? 'Write `aws`, or `${AWS::Partition}`.' : `Did you mean ${quote(near)}?`;
  return `No AWS partition is called ${quote(partition.source)}. ${advice}`;
}

/** What is wrong with the Region of an ARN, as a message; `undefined` if nothing certainly is. */
export function regionMistake(region: Text): string | undefined {
  if (REGION_NAME.match(importedText(region)) !== 'cannot') return undefined;
  if (hasStageVariable(region))
    return 'A stage variable cannot hold the Region of an ARN. Write the Region, or `${AWS::Region}`, which the import fills.';
  return `No AWS Region is called ${quote(region.source)}. Write one such as \`eu-west-1\`, or \`\${AWS::Region}\`.`;
}
