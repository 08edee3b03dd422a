/** Where in a ruleset file. Line and column count from 1. */
export interface RulesetPlace {
  readonly line: number;
  readonly column?: number | undefined;
}

/** A user's ruleset that cannot be used. */
export class RulesetError extends Error {
  override readonly name = 'RulesetError';
  readonly file: string;
  readonly place: RulesetPlace | undefined;

  constructor(file: string, message: string, place?: RulesetPlace) {
    super(message);
    this.file = file;
    this.place = place;
  }
}
