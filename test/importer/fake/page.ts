import { wireForm } from './json.js';

/** One page of a list. */
export interface PageAnswer {
  readonly item: readonly unknown[];
  readonly position?: string;
}

/**
 * A page of a list, as `limit` and `position` of the call ask for it.
 * @param pageSize at most so many, whatever the call asks for
 */
export function pageOf(items: Iterable<unknown>, query: URLSearchParams, pageSize: number): PageAnswer {
  const all = [...items];
  const limit = Math.min(pageSize, Number(query.get('limit') ?? 25), 500);
  const start = Number(Buffer.from(query.get('position') ?? '', 'base64').toString() || 0);
  const end = start + limit;
  return {
    item: all.slice(start, end).map(wireForm),
    ...(end < all.length ? { position: Buffer.from(String(end)).toString('base64') } : {}),
  };
}
