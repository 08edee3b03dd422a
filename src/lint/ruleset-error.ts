/** A user's ruleset that cannot be used. `line` counts from 1. */
export class RulesetError extends Error {
  override readonly name = 'RulesetError';
  readonly file: string;
  readonly line: number | undefined;

  constructor(file: string, message: string, line?: number) {
    super(message);
    this.file = file;
    this.line = line;
  }
}
