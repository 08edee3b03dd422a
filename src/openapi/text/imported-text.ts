import { isHole, type Piece, type Text, textFrom } from './template-text.js';

/** What stands in for a variable that the import itself fills: any value of the same shape. */
const IMPORT_VALUES: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '000000000000'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
]);

const STAGE_VARIABLE = '${stageVariables.x}';

/** Without its braces; whether API Gateway fills it then is not known, so it counts as the same, and a rule of its own warns. */
const BARE = /\$stageVariables\.\w+/g;

/**
 * A text in the shape in which the import checks it: `${AWS::Region}` and its like filled, stage variables still written
 * out as `${stageVariables.x}`, since they have values only once a stage serves requests. Other holes stay. Space around
 * the text is left out, for what AWS makes of it is not known.
 */
export function importedText(text: Text): Text {
  const { literal } = text;
  if (literal !== undefined && !literal.includes('$') && literal.trim() === literal) return text;
  const last = text.pieces.length - 1;
  const pieces = text.pieces.map((piece, index) => {
    if (isHole(piece)) return imported(piece);
    const start = index === 0 ? piece.trimStart() : piece;
    return (index === last ? start.trimEnd() : start).replace(BARE, () => STAGE_VARIABLE);
  });
  return textFrom(pieces, text.source);
}

function imported(piece: Piece): Piece {
  if (!isHole(piece)) return piece;
  if (piece.kind === 'import') return IMPORT_VALUES.get(piece.name) ?? piece;
  // The name is for another rule to judge.
  return piece.kind === 'stage' ? STAGE_VARIABLE : piece;
}

/** Whether a part of a text is a stage variable. */
export function hasStageVariable(text: Text): boolean {
  return importedText(text).pieces.some((piece) => !isHole(piece) && piece.includes(STAGE_VARIABLE));
}

/** Whether a text begins with a stage variable. */
export function startsWithStageVariable(text: Text): boolean {
  const [first] = importedText(text).pieces;
  return first !== undefined && !isHole(first) && first.startsWith(STAGE_VARIABLE);
}
