import { has, type Integration, textAt } from './integration.js';

/** Whether an integration streams its response (`responseTransferMode: STREAM`); `undefined` if that is not known until deployment. */
export function isStreamed(integration: Integration): boolean | undefined {
  if (!has(integration, 'responseTransferMode')) return false;
  const mode = textAt(integration.value, 'responseTransferMode')?.literal;
  return mode === undefined ? undefined : mode.trim().toUpperCase() === 'STREAM';
}
