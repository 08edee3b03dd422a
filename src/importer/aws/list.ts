import type { SendOptions } from './caller.js';
import type { Session } from './session.js';

/** A page of a list: what is on it and where the next one begins. */
export interface Page<Item> {
  readonly items?: readonly Item[] | undefined;
  readonly position?: string | undefined;
}

/** The part of the input that says which page. */
export interface PageInput {
  readonly limit: number;
  readonly position?: string;
}

const PAGE_SIZE = 500;

/** An answer without a list may be a lost one, or the service's way to say that there is nothing. */
const ASK_FOR_EMPTY = 3;

/**
 * All items of a paged list. A position that comes back ends it: a server that ignores positions would never end. An answer
 * without `items` is believed only when it is repeated: taken for an empty list, it would make a second API.
 */
export async function list<Item>(
  { caller }: Session,
  operation: string,
  send: (input: PageInput, options: SendOptions) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  const seen = new Set<string>();
  let position: string | undefined;
  do {
    const input = position === undefined ? { limit: PAGE_SIZE } : { limit: PAGE_SIZE, position };
    if (position !== undefined) seen.add(position);
    let asked = 0;
    const page: Page<Item> = await caller.call({
      operation,
      kind: 'read',
      isComplete: ({ items }) => items !== undefined || ++asked >= ASK_FOR_EMPTY,
      send: (options) => send(input, options),
    });
    all.push(...(page.items ?? []));
    position = page.position;
  } while (position !== undefined && position !== '' && !seen.has(position));
  return all;
}
