import { Chalk } from "chalk";
import type { RenderOptions, Tone } from "./report.ts";

/** The few styles that reports use. Colour never says what words do not say too. */
export interface Palette {
  readonly heading: (text: string) => string;
  readonly aside: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly tone: Readonly<Record<Tone, (text: string) => string>>;
}

/** Styles for a terminal with so many colours; at level 0 every style returns its text as it is. */
export function createPalette(level: RenderOptions["colorLevel"]): Palette {
  const chalk = new Chalk({ level });
  return {
    heading: chalk.bold,
    aside: chalk.dim,
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    tone: {
      urgent: chalk.red.bold,
      due: chalk.yellow.bold,
      near: chalk.cyan,
      surplus: chalk.magenta,
      quiet: chalk.dim,
      plain: (text) => text,
    },
  };
}
