import { styleText } from 'node:util';

/** Writes a text in a style. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** How an outcome is shown. */
export interface OutcomeOptions {
  readonly hasColor: boolean;
  readonly isVerbose: boolean;
}

/** Colours where it is asked for, whatever the stream is. */
export function painter({ hasColor }: Pick<OutcomeOptions, 'hasColor'>): Paint {
  return (style, text) => (hasColor ? styleText(style, text, { validateStream: false }) : text);
}
