import type { SourceFile } from '../source-file.js';
import { cloudFormation } from './cloudformation/cloudformation.js';
import type { Container, Contents, Surroundings } from './container.js';
import { kubernetes } from './kubernetes/kubernetes.js';
import { pulumi } from './pulumi/pulumi.js';
import { serverless } from './serverless/serverless.js';

/** Terraform in its JSON syntax. */
const terraformJson: Container = {
  mayHold: (text, file) =>
    file.endsWith('.tf.json') && /"(?:aws_api_gateway_rest_api|aws_apigatewayv2_api)"/.test(text),
  open: async (file, surroundings) =>
    (await import('./terraform/terraform.js')).terraformJsonContents(file, surroundings),
};

/** The kinds of files that hold definitions, in the order in which they are asked. */
const CONTAINERS: readonly Container[] = [terraformJson, serverless, cloudFormation, kubernetes, pulumi];

/** Whether a file may be a container of definitions. */
export function mayBeContainer(text: string, file: string): boolean {
  return mayBeHcl(text, file) || CONTAINERS.some((container) => container.mayHold(text, file));
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

/** Whether a file may be Terraform with a definition in it; it is neither YAML nor JSON. */
export function mayBeHcl(text: string, file: string): boolean {
  if (!file.endsWith('.tf')) return false;
  const isCaller = /\bmodule\b/.test(text) && /\b(?:openapi|swagger)\b/.test(text);
  return isCaller || /\b(?:aws_api_gateway_rest_api|aws_apigatewayv2_api)\b/.test(text);
}

/** What a Terraform file holds. Loaded only for such a file: the parser takes a while to start. */
export async function hclContents(
  file: { readonly name: string; readonly address: string; readonly text: string },
  surroundings: Surroundings,
): Promise<Contents> {
  return (await import('./terraform/terraform.js')).terraformContents(file, surroundings);
}
