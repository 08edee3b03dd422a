import type { Change, Plan } from '../outcome.js';

const MARKS: Readonly<Record<Change['kind'], string>> = { add: '+', change: '~', remove: '-', keep: '=', lose: '!' };

/** More lines than this of methods that are added, or changed, say nothing more. What is removed is always said. */
const MAX_LINES = 60;

const METHOD = /^[A-Z]+ \//;

/**
 * A plan in words, several lines without one at the end: what happens to the methods, the other parts of the API, its settings
 * and the stage.
 */
export function describePlan({ changes, action, hasChanges }: Plan): string {
  if (!hasChanges) return 'Nothing to do: the account has what the document says.';
  const own = changes.filter(({ kind }) => kind !== 'keep' && kind !== 'lose');
  const methods = own.filter(({ subject }) => METHOD.test(subject));
  const stage = own.filter(({ subject }) => subject.startsWith('stage '));
  const others = own.filter((change) => !methods.includes(change) && !stage.includes(change));
  const keep = changes.filter(({ kind }) => kind === 'keep');
  const lose = changes.filter(({ kind }) => kind === 'lose');
  return [
    `${action === 'create' ? 'Creates the API' : 'Changes the API'}: ${summary(methods, others)}.`,
    ...section('Methods', shortened(methods)),
    ...section('Other parts', others.map(line)),
    ...section('Lost, since the document does not have them', lose.map(line)),
    ...section('Kept, although the document does not have them', keep.map(line)),
    ...section('Stage', stage.map(line)),
  ].join('\n');
}

function summary(methods: readonly Change[], others: readonly Change[]): string {
  const count = (kind: Change['kind']) => methods.filter((change) => change.kind === kind).length;
  const parts = [
    [count('add'), 'added'],
    [count('change'), 'changed'],
    [count('remove'), 'removed'],
  ] as const;
  const counted = parts.flatMap(([number, verb]) => (number === 0 ? [] : [`${plural(number, 'method')} ${verb}`]));
  if (others.length > 0) counted.push(plural(others.length, 'other change'));
  return counted.length === 0 ? 'its methods stay as they are' : counted.join(', ');
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((text) => `  ${text}`)];
}

function shortened(methods: readonly Change[]): string[] {
  const hidden = new Set<Change>();
  for (const kind of ['add', 'change'] as const) {
    for (const change of methods.filter((method) => method.kind === kind).slice(MAX_LINES)) hidden.add(change);
  }
  const shown = methods.filter((change) => !hidden.has(change)).map(line);
  return hidden.size === 0 ? shown : [...shown, `… and ${plural(hidden.size, 'more method')}`];
}

function line({ kind, subject, aspects }: Change): string {
  const text = `${MARKS[kind]} ${subject}`;
  return aspects.length === 0 ? text : `${text}  ${aspects.join(', ')}`;
}
