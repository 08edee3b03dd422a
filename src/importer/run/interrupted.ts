/** Thrown at the first safe point after the signal of a run was aborted. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('Interrupted.');
  }
}
