import type { Hole, Piece } from '../../openapi/text/placeholders.js';

/**
 * A text with holes: `{P}`, `{R}`, `{A}` for partition, Region and account, `{N}` for a name of letters, digits, `_` and `-`,
 * `{*}` for what may be anything.
 */
export type Shape = string;

const PSEUDO: Readonly<Record<string, string>> = {
  P: 'AWS::Partition',
  R: 'AWS::Region',
  A: 'AWS::AccountId',
};

/**
 * The pieces of a text of a known shape.
 * @param reference to it, as written: `Pets.Arn`
 */
export function shapedPieces(shape: Shape, reference: string): Piece[] {
  return shape
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      const letter = /^\{(.)\}$/.exec(part)?.[1];
      if (letter === undefined) return part;
      const pseudo = PSEUDO[letter];
      if (pseudo !== undefined) return { kind: 'import', source: `\${${pseudo}}`, name: pseudo };
      const hole: Hole = { kind: 'function', source: `\${${reference}}`, name: reference };
      return letter === 'N' ? { ...hole, isName: true } : hole;
    });
}
