/** The command could not run because of how it was called. Its message is for the user who called it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
