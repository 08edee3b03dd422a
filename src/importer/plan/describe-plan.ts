import type { Change, Plan } from '../outcome.js';

const MARKS: Readonly<Record<Change['kind'], string>> = { add: '+', change: '~', remove: '-', keep: '=', lose: '!' };

/** More lines than this of one section and one kind say nothing more. What is removed is always said. */
const MAX_LINES = 60;

const METHOD = /^[A-Z]+ \//;

/**
 * A plan in words: what happens to the methods, the other parts of the API, its settings and the stage.
 * @returns several lines without one at the end
 */
export function describePlan({ changes, action, hasChanges }: Plan): string {
  if (!hasChanges) return 'Nothing to do.';
  const made = changes.filter(({ kind }) => kind !== 'keep' && kind !== 'lose');
  const methods = made.filter(({ subject }) => METHOD.test(subject));
  const stage = made.filter(({ subject }) => subject.startsWith('stage '));
  const others = made.filter((change) => !methods.includes(change) && !stage.includes(change));
  const isStageOnly = changes.length === stage.length;
  return [
    isStageOnly
      ? 'Changes only the stage.'
      : action === 'create'
        ? `Creates an API with ${plural(methods.length, 'method')}.`
        : `${summary(methods, others)}.`,
    ...section('Methods', methods),
    ...section('Other parts', others),
    ...section('Lost, as the document does not have it', ofKind(changes, 'lose')),
    ...section('Kept, although the document does not have it', ofKind(changes, 'keep')),
    ...section('Stage', stage),
  ].join('\n');
}

function summary(methods: readonly Change[], others: readonly Change[]): string {
  const counts = [
    [ofKind(methods, 'add').length, 'added'],
    [ofKind(methods, 'change').length, 'changed'],
    [ofKind(methods, 'remove').length, 'removed'],
  ] as const;
  const counted = counts.flatMap(([count, verb]) => (count === 0 ? [] : [`${plural(count, 'method')} ${verb}`]));
  if (others.length > 0) counted.push(plural(others.length, 'other change'));
  return `Changes the API: ${counted.length === 0 ? 'its methods stay as they are' : counted.join(', ')}`;
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const hidden = new Set([...ofKind(changes, 'add').slice(MAX_LINES), ...ofKind(changes, 'change').slice(MAX_LINES)]);
  const lines = changes.filter((change) => !hidden.has(change)).map(line);
  const rest = hidden.size === 0 ? [] : [`… and ${hidden.size} more`];
  return ['', `${title}:`, ...[...lines, ...rest].map((text) => `  ${text}`)];
}

function line({ kind, subject, aspects }: Change): string {
  const text = `${MARKS[kind]} ${subject}`;
  return aspects.length === 0 ? text : `${text}  ${aspects.join(', ')}`;
}

function ofKind(changes: readonly Change[], kind: Change['kind']): Change[] {
  return changes.filter((change) => change.kind === kind);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
