const TOOL = 'apigw-lint';
const PATTERN = new RegExp(
  `^${TOOL} sha256:([0-9a-f]{64})(?: copy:([0-9a-f]{16}))?(?: stage:([\\w-]+))?(?: after:(\\w+))?(?: ([\\s\\S]*))?$`,
);

/** What the description of a deployment says about it. */
export interface DeploymentDescription {
  /** Of the document, together with the parameters of its import. */
  readonly digest: string;
  /** Of the working copy that it was made of, with all that no document says; see working-copy-mark.ts. */
  readonly mark: string | undefined;
  /** The stage that it was made for. */
  readonly stage: string | undefined;
  /** The deployment that the stage served until then. */
  readonly previous: string | undefined;
  /** The person's own words. */
  readonly text: string | undefined;
}

/** The description of a deployment, from which it is known again. */
export function writeDescription({ digest, mark, stage, previous, text }: DeploymentDescription): string {
  const parts = [
    TOOL,
    `sha256:${digest}`,
    mark === undefined ? undefined : `copy:${mark}`,
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
  return { digest: match[1], mark: match[2], stage: match[3], previous: match[4], text: match[5] };
}
