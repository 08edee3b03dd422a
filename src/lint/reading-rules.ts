import type { Severity } from '../rule.js';

/** What findings of no rule are about: those of reading the files and their comments. Spectral has the same names for the first two. */
export interface ReadingRule {
  readonly id: string;
  readonly severity: Severity;
  /** Like the summary of a rule. */
  readonly summary: string;
  /** What there is to say about it, with line breaks that mean nothing. */
  readonly about: string;
}

/** All of them. */
export const READING_RULES: readonly ReadingRule[] = [
  {
    id: 'parser',
    severity: 'error',
    summary: 'A file must be readable as YAML or JSON',
    about: `The file cannot be read as YAML or JSON as it stands, or a key is used twice. Fix what the message says at its place; until
    then nothing, or only part of the file, is checked.`,
  },
  {
    id: 'invalid-ref',
    severity: 'error',
    summary: 'A `$ref` must lead to something',
    about: `A \`$ref\` leads nowhere: the file is missing or broken, or it has nothing at the pointer. API Gateway follows no \`$ref\`
    to other files; what is behind one is checked as if it stood in the document.`,
  },
  {
    id: 'unfilled-function',
    severity: 'error',
    summary: 'A file that is sent as it stands must not hold CloudFormation functions',
    about: `CloudFormation fills the functions in the template itself and in what \`AWS::Include\` brings in. A file that
    \`DefinitionUri\` or \`BodyS3Location\` names, and a text in a manifest, go to API Gateway as they stand, which refuses the
    functions. Include the file, or write \`\${AWS::Region}\` and the like, which API Gateway fills itself.`,
  },
  {
    id: 'invalid-disable',
    severity: 'warn',
    summary: 'A comment for apigw-lint must be one that it knows',
    about: `A comment that begins with \`apigw-lint-disable\` silences nothing as it stands: its form, its place or the name of a rule in
    it is not right. Fix what the message says; docs/silencing.md has the forms.`,
  },
  {
    id: 'unused-disable',
    severity: 'warn',
    summary: 'A comment must name only rules that find something there',
    about: `A comment names a rule that finds nothing there, so the name can go. Reported with \`--report-unused-disables\`.`,
  },
];
