import { KNOWN_MESSAGES } from '../../importer/answer/known-messages.js';
import { UsageError } from '../../lint/usage-error.js';
import { rules } from '../../rules/index.js';
import { suggest } from '../../wording/suggest.js';

/** What `--allow-warnings` says. */
export interface AcceptedWarnings {
  /** `true` for all. */
  readonly accepted: boolean | readonly string[] | undefined;
  /** A word after the option that is not a rule: the option takes any number of words, so it takes the document too. */
  readonly file: string | undefined;
}

/**
 * Reads what was given to `--allow-warnings`: nothing, or names of rules, with or without `apigw-`, with blanks or commas
 * between them.
 * @param isFileNamed whether the document is known already, so that no word can be meant for it
 * @throws UsageError for what is not a rule
 */
export function acceptedWarnings(words: readonly string[] | undefined, isFileNamed: boolean): AcceptedWarnings {
  if (words === undefined) return { accepted: undefined, file: undefined };
  const known = [...rules.map(({ id }) => id), ...KNOWN_MESSAGES.map(({ rule }) => rule), 'aws'];
  const accepted: string[] = [];
  let file: string | undefined;
  for (const word of words.flatMap((text) => text.split(',')).filter((text) => text !== '')) {
    const rule = known.find((id) => id === word || id === `apigw-${word}`);
    if (rule !== undefined) accepted.push(rule);
    else if (isFileNamed || file !== undefined || word.startsWith('apigw-')) throw unknownRule(word, known);
    else file = word;
  }
  return { accepted: accepted.length === 0 ? true : accepted, file };
}

function unknownRule(word: string, known: readonly string[]): UsageError {
  const near = suggest(word, known) ?? suggest(`apigw-${word}`, known);
  return new UsageError(
    `Unknown rule: ${word}. ${near === undefined ? 'Run `apigw-lint rules` for the list.' : `Did you mean ${near}?`}`,
  );
}
