import { resolveFile } from '@stoplight/json-ref-readers';
import { createHttpAndFileResolver, Resolver } from '@stoplight/spectral-ref-resolver';

/** Spectral's own resolver of references, which stays off the network unless that is allowed. */
export function createResolver(allowRemote: boolean): Resolver {
  if (allowRemote) return createHttpAndFileResolver();
  return new Resolver({ resolvers: { file: { resolve: resolveFile } } });
}
