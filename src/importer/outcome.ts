import type { ReportedFile } from '../lint/findings.js';

/** The steps of a deploy, in their order. */
export const STEPS = [
  'local checks',
  'lock',
  'identify',
  'locate',
  'read',
  'plan',
  'preflight',
  'confirm',
  'back up',
  'import',
  'settle',
  'verify',
  'deploy',
  'switch',
  'confirm live',
] as const;

/** The name of a step. */
export type StepName = (typeof STEPS)[number];

/** What a step did. */
export interface StepReport {
  readonly name: StepName;
  /** One line for people. */
  readonly summary: string;
  /** Whether the run ended in it: it could not be done, or was interrupted. */
  readonly isFailed: boolean;
  /** The calls it made, in order, each with its AWS request ids. */
  readonly calls: readonly CallReport[];
}

/** One call to AWS with its repetitions. */
export interface CallReport {
  /** The name of the operation: `PutRestApi`. */
  readonly operation: string;
  /** One for each attempt that was answered. */
  readonly requestIds: readonly string[];
  readonly attempts: number;
  /** Time spent waiting between attempts. */
  readonly waitedMs: number;
}

/** Something that a deploy would change in the account. */
export interface Change {
  readonly kind: 'add' | 'change' | 'remove' | 'keep' | 'lose';
  /** What it is about: `GET /pets`, `resource policy`, `stage prod`. */
  readonly subject: string;
  /** What of it: `integration`, `authorizer`, `parameters`; empty where the subject says all. */
  readonly aspects: readonly string[];
}

/** What a deploy would do. */
export interface Plan {
  /** Whether anything would change: the working copy or what the stage serves. */
  readonly hasChanges: boolean;
  /** `create` a new API, `update` an existing one. */
  readonly action: 'create' | 'update';
  readonly changes: readonly Change[];
}

/** An API in the account. */
export interface DeployedApi {
  readonly id: string;
  readonly name: string;
  /** Whether this run created it. */
  readonly isNew: boolean;
}

/** An invoke permission that an integration or an authorizer needs. */
export interface Permission {
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly sourceArn: string;
  readonly statementId: string;
  readonly state: 'present' | 'missing' | 'granted' | 'not checked' | 'other account';
  /** The exact command that grants it. */
  readonly command: string;
}

/** How a deploy ended. */
export type DeployStatus = 'deployed' | 'imported' | 'unchanged' | 'planned' | 'refused' | 'failed' | 'interrupted';

/** Everything that a deploy has to say; `--format json` prints it. */
export interface Outcome {
  readonly status: DeployStatus;
  /** For people: why it ended so, and what to do. */
  readonly message: string;
  /** 0 done or nothing to do, 1 refused, 2 could not run or stopped midway, 3 changes found, 130 interrupted. */
  readonly exitCode: 0 | 1 | 2 | 3 | 130;
  readonly steps: readonly StepReport[];
  readonly api: DeployedApi | undefined;
  readonly deployment: string | undefined;
  readonly previousDeployment: string | undefined;
  readonly stage: string | undefined;
  readonly url: string | undefined;
  /** AWS's warnings at the import, as it worded them. */
  readonly warnings: readonly string[];
  /** Findings of lint and of AWS, at their places in the user's own files. */
  readonly findings: readonly ReportedFile[];
  readonly plan: Plan | undefined;
  readonly permissions: readonly Permission[];
  /** The exact command that takes the stage back. */
  readonly rollback: string | undefined;
}
