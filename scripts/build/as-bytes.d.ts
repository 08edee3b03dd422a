import type { Plugin } from 'vitest/config';

/** Imports with `?binary` give the bytes of a file of a package. */
export declare const asBytes: Plugin;
