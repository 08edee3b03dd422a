import type { Piece } from '../../../openapi/text/placeholders.js';
import type { Location } from '../../definition.js';

/** Where a value is written; without a place of its own it has that of the expression that it comes from. */
export interface Written {
  at(): Location;
  /** Where its key is written, in an object. */
  key?: (() => Location) | undefined;
}

/** A value of an expression, as far as it is known before Terraform runs. */
export type Value = Written &
  (
    | { readonly kind: 'scalar'; readonly scalar: string | number | boolean | null }
    /** A text with parts that are not known. */
    | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly source: string }
    | { readonly kind: 'list'; readonly items: readonly Value[] }
    | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, Value> }
    /** A value as text, in JSON or YAML. */
    | { readonly kind: 'encoded'; readonly value: Value }
    /** The text of a whole document: of a heredoc or of a file. */
    | { readonly kind: 'document'; readonly document: Document }
    /** One of two values. */
    | { readonly kind: 'choice'; readonly options: readonly [Value, Value]; readonly source: string }
    | { readonly kind: 'unknown'; readonly source: string }
  );

/** A text that may hold a definition. */
export type Document =
  | {
      /** A file: `file()` as it is, `templatefile()` with its variables. */
      readonly kind: 'file';
      readonly address: string;
      readonly variables: ReadonlyMap<string, Value> | undefined;
    }
  | {
      /** A template in the file itself, its text as written, with where each character is. */
      readonly kind: 'template';
      readonly text: string;
      readonly offsets: Int32Array;
      /** The text of an interpolation with what it stands for. */
      read(): Value;
    };
