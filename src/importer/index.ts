export { finishCanary } from './canary.js';
export { deploy, plan } from './deploy.js';
export type {
  ApiTarget,
  AwsOptions,
  BasePathMode,
  CanaryOptions,
  Clock,
  ConfirmRequest,
  DefinitionOptions,
  DeployOptions,
  EndpointType,
  ImporterEvent,
  ImportMode,
  PlanOptions,
  RollbackOptions,
} from './options.js';
export type {
  CallReport,
  Change,
  DeployedApi,
  DeployStatus,
  Outcome,
  Permission,
  Plan,
  StepName,
  StepReport,
} from './outcome.js';
export { STEPS } from './outcome.js';
export { describePlan } from './plan/describe-plan.js';
export { type ListedDeployment, type RollbackOutcome, rollback } from './rollback.js';
