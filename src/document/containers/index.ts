import type { SourceFile } from '../source-file.js';
import { cloudFormation } from './cloudformation/cloudformation.js';
import type { Container, Contents, Surroundings } from './container.js';
import { kubernetes } from './kubernetes/kubernetes.js';
import { pulumi } from './pulumi/pulumi.js';
import { serverless } from './serverless/serverless.js';

/** The kinds of files that hold definitions, in the order in which they are asked. */
const CONTAINERS: readonly Container[] = [serverless, cloudFormation, kubernetes, pulumi];

/** Whether a file may be a container of definitions. */
export function mayBeContainer(text: string, file: string): boolean {
  return CONTAINERS.some((container) => container.mayHold(text, file));
}

/** What a parsed file holds as a container; undefined if it is none. */
export async function contentsOf(file: SourceFile, surroundings: Surroundings): Promise<Contents | undefined> {
  for (const container of CONTAINERS) {
    if (!container.mayHold(file.text, file.name)) continue;
    const contents = await container.open(file, surroundings);
    if (contents !== undefined) return contents;
  }
  return undefined;
}
