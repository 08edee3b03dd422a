import type { DeployedApi, Plan, StepName, StepReport } from './outcome.js';

/** How a document replaces what is there: all of it, or only the methods that it has. */
export type ImportMode = 'overwrite' | 'merge';

/** Where clients reach an API. It is decided when the API is created. */
export type EndpointType = 'REGIONAL' | 'EDGE' | 'PRIVATE';

/** What an import does with the base path of the document's first server. */
export type BasePathMode = 'ignore' | 'prepend' | 'split';

/** What happens while a run is under way. */
export type ImporterEvent =
  | { readonly kind: 'step-started'; readonly step: StepName }
  | { readonly kind: 'step-done'; readonly report: StepReport }
  /** What the run is going to do. The text has several lines. */
  | { readonly kind: 'planned'; readonly plan: Plan; readonly text: string }
  /** A call is sent, for the `attempt`th time. */
  | { readonly kind: 'call'; readonly operation: string; readonly attempt: number }
  /** A call has to wait before it is sent again. The reason completes "waits 3 s: …". */
  | { readonly kind: 'wait'; readonly operation: string; readonly milliseconds: number; readonly reason: string }
  /** Something to know that does not stop the run. A whole sentence. */
  | { readonly kind: 'note'; readonly severity: 'info' | 'warn'; readonly message: string };

/** What a person is asked before anything changes. */
export interface ConfirmRequest {
  readonly plan: Plan;
  /** The plan in words, several lines. */
  readonly text: string;
  /** `undefined` where the API is not there yet. */
  readonly api: DeployedApi | undefined;
  readonly account: string | undefined;
  readonly region: string;
  readonly stage: string | undefined;
}

/** Time and chance, to be replaced in tests. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after the time; earlier, without an error, when the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

/** Which account to talk to, and how. */
export interface AwsOptions {
  /** Otherwise `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile. */
  readonly region?: string | undefined;
  /** A profile of the shared configuration files; otherwise the default chain of credentials. */
  readonly profile?: string | undefined;
  /** For all services; an emulator or a proxy. */
  readonly endpointUrl?: string | undefined;
  /** Stops when the credentials belong to another account. */
  readonly expectAccount?: string | undefined;
  /** How long a run may wait in all for AWS, for throttling and the like. 300 unless given. */
  readonly maxWaitSeconds?: number | undefined;
  /** Ends the run at the next safe point. Calls that change something are finished first. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: ImporterEvent) => void) | undefined;
  /** Asked before anything changes. Without it, and without `yes`, a run that would change something stops. */
  readonly confirm?: ((request: ConfirmRequest) => Promise<boolean>) | undefined;
  /** Change without asking. */
  readonly yes?: boolean | undefined;
  /** The real clock unless given. */
  readonly clock?: Clock | undefined;
  /** How long one call may take, in milliseconds. */
  readonly requestTimeoutMs?: number | undefined;
}

/** How to read, check and render the document, and how it is imported. No call is made for it. */
export interface DefinitionOptions {
  /** Of the API, in place of the document's title: what it is found by, and what it is called afterwards. */
  readonly name?: string | undefined;
  /** `false` sends the document although lint has errors in it. */
  readonly lint?: boolean | undefined;
  /** A Spectral ruleset file; the recommended rules unless given. */
  readonly ruleset?: string | undefined;
  /** Follow `$ref`s to http and https URLs. */
  readonly allowRemote?: boolean | undefined;
  /** Follow references to files outside of the repository; see `ReadOptions`. */
  readonly allowOutside?: boolean | undefined;
  /** Values for `${name}`, `{{ name }}` and the names in `Fn::Sub`; they win over those of `variableFiles`. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** JSON or YAML files with a map of such values; the later wins. */
  readonly variableFiles?: readonly string[] | undefined;
  /** `ignore` unless given. */
  readonly basePath?: BasePathMode | undefined;
  /** `overwrite` unless given. */
  readonly mode?: ImportMode | undefined;
  /** What relative file names start from; the working directory unless given. */
  readonly cwd?: string | undefined;
}

/** What to deploy, and how. */
export interface DeployOptions extends AwsOptions, DefinitionOptions {
  /** The OpenAPI document. */
  readonly file: string;
  /** The API to update. Otherwise the one with exactly the `name`, or the document's title; created if there is none. */
  readonly apiId?: string | undefined;
  /** The stage to switch. Without one the document is imported, not deployed. */
  readonly stage?: string | undefined;
  /** Goes into the description of the deployment. */
  readonly description?: string | undefined;
  /** Set together with the switch; other variables of the stage stay. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
  /** Let go of settings that live on the API but not in the document, instead of keeping them. */
  readonly resetSettings?: boolean | undefined;
  /** Of an API that is created; `REGIONAL` unless given. */
  readonly endpointType?: EndpointType | undefined;
  /** Put on the API; its other tags stay. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Accept warnings of AWS: all of them, or those of these rules. They are reported all the same. */
  readonly allowWarnings?: boolean | readonly string[] | undefined;
  /** Go on although the API changed since it was planned, or reads back differently. Never over dropped security. */
  readonly force?: boolean | undefined;
  /** `false` does not look whether the functions, roles and VPC links that the document names are there. */
  readonly preflight?: boolean | undefined;
  /** The folder for the copy of what is there; one in the temporary folder unless given, none for `false`. */
  readonly backup?: string | false | undefined;
  /** Add the Lambda invoke permissions that are missing, instead of only naming them. */
  readonly grantLambda?: boolean | undefined;
  /** Send this share of the stage's traffic, in percent, to the new deployment, as a canary. */
  readonly canary?: number | undefined;
  /** After the switch, ask this URL, or this path of the stage, until it answers below 400. */
  readonly probe?: string | undefined;
  /** Take the stage back when the probe fails. */
  readonly rollbackOnFailure?: boolean | undefined;
  /** Stop after the plan. */
  readonly dryRun?: boolean | undefined;
  /** With `dryRun`: end with exit code 3 when there are changes. */
  readonly exitCode?: boolean | undefined;
}

/** What to plan: a deploy that stops before anything changes. */
export type PlanOptions = Omit<DeployOptions, 'dryRun'>;

/** Which API is meant. */
export interface ApiTarget {
  readonly apiId?: string | undefined;
  /** The exact name, used where there is no `apiId`. */
  readonly name?: string | undefined;
}

/** Where to take a stage back to. */
export interface RollbackOptions extends AwsOptions, ApiTarget {
  readonly stage: string;
  /** A deployment; the one before the one that the stage serves, unless given. */
  readonly to?: string | undefined;
  /** List the deployments and change nothing. */
  readonly list?: boolean | undefined;
}

/** What to do with the canary of a stage. */
export interface CanaryOptions extends AwsOptions, ApiTarget {
  readonly stage: string;
  /** `promote`: all traffic to the canary's deployment. `discard`: none. */
  readonly action: 'promote' | 'discard';
}
