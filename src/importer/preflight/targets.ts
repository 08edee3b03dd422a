import { type InvokedFunction, invokedFunction } from '../permissions/invoked-function.js';
import type { DesiredApi, Known } from '../plan/form/imported-api.js';

/** What a document names and expects to be there. */
export interface Targets {
  readonly functions: readonly InvokedFunction[];
  /** ARNs of roles. */
  readonly roles: readonly string[];
  /** Ids of VPC links that the REST service itself knows. */
  readonly vpcLinks: readonly string[];
  /** What cannot be told, as written. */
  readonly unknown: readonly string[];
}

const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/.+$/;
const VPC_LINK = /^[a-z0-9]+$/;

/** Gathers functions, roles and VPC links of all integrations and authorizers, each once. */
export function targetsOf(desired: DesiredApi, variables: Readonly<Record<string, string>>): Targets {
  const functions = new Map<string, InvokedFunction>();
  const roles = new Set<string>();
  const vpcLinks = new Set<string>();
  const unknown = new Set<string>();
  const addFunction = (uri: Known<string | undefined>) => {
    const invoked = typeof uri === 'string' ? invokedFunction(uri, variables) : undefined;
    if (typeof invoked === 'string') unknown.add(invoked);
    else if (invoked !== undefined) functions.set(`${invoked.arn}:${invoked.qualifier ?? ''}`, invoked);
  };
  const addRole = (credentials: Known<string | undefined>) => {
    if (typeof credentials === 'string' && ROLE.test(credentials)) roles.add(credentials);
  };
  for (const { integration } of desired.methods.values()) {
    if (typeof integration !== 'object') continue;
    addFunction(integration.uri);
    addRole(integration.credentials);
    const { connectionId, integrationTarget } = integration;
    // A link of the newer kind, for load balancers, belongs to another service.
    if (typeof connectionId === 'string' && integrationTarget === undefined) {
      const id = connectionId.replace(
        /\$\{stageVariables\.(\w+)\}/g,
        (whole, name: string) => variables[name] ?? whole,
      );
      (VPC_LINK.test(id) ? vpcLinks : unknown).add(id);
    }
  }
  for (const authorizer of Object.values(desired.authorizers)) {
    if (typeof authorizer !== 'object') continue;
    addFunction(authorizer.uri);
    addRole(authorizer.credentials);
  }
  return { functions: [...functions.values()], roles: [...roles], vpcLinks: [...vpcLinks], unknown: [...unknown] };
}
