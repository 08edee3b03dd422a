const TOOL = 'apigw-lint';
const PATTERN = new RegExp(`^${TOOL} sha256:([0-9a-f]{64})(?: stage:([\\w-]+))?(?: after:(\\w+))?(?: ([\\s\\S]*))?$`);

/** What the description of a deployment says about it. */
export interface DeploymentDescription {
  /** Of the document, together with the parameters of its import. */
  readonly digest: string;
  /** The stage that it was made for. */
  readonly stage: string | undefined;
  /** The deployment that the stage served until then. */
  readonly previous: string | undefined;
  /** The person's own words. */
  readonly text: string | undefined;
}

/** The description of a deployment, from which it is known again. */
export function writeDescription({ digest, stage, previous, text }: DeploymentDescription): string {
  const parts = [
    TOOL,
    `sha256:${digest}`,
    stage === undefined ? undefined : `stage:${stage}`,
    previous === undefined ? undefined : `after:${previous}`,
    text,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** Reads a description; `undefined` if something else wrote it. */
export function readDescription(description: string | undefined): DeploymentDescription | undefined {
  const match = PATTERN.exec(description ?? '');
  if (match?.[1] === undefined) return undefined;
  return { digest: match[1], stage: match[2], previous: match[3], text: match[4] };
}
