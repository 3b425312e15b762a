/** The commands of this program, in the order in which help lists them. */
export type CommandName =
  | "plan"
  | "forecast"
  | "explain"
  | "holidays"
  | "backtest"
  | "check"
  | "init"
  | "completion";

export type OptionGroup = "Input" | "Model" | "Policy" | "Output";

/** The commands that read a shop's files. */
export const shopCommands = [
  "plan",
  "forecast",
  "explain",
  "holidays",
  "backtest",
  "check",
] as const satisfies readonly CommandName[];

/** The commands that forecast demand. */
export const demandCommands = [
  "plan",
  "forecast",
  "explain",
  "holidays",
  "backtest",
] as const satisfies readonly CommandName[];

/** The commands whose result is a list of rows, in any format. */
export const rowCommands = [
  "plan",
  "forecast",
  "holidays",
  "backtest",
] as const satisfies readonly CommandName[];

/** The commands that compute a plan. */
export const planCommands = ["plan", "explain"] as const satisfies readonly CommandName[];

interface OptionBase {
  readonly group: OptionGroup;
  readonly commands: readonly CommandName[];
  /** One line for help and completion, with the unit and without the default. */
  readonly about: string;
  /** One letter: -o. */
  readonly short?: string;
  /** The name that stands for the value in help: FILE. */
  readonly value?: string;
  /** The commands that cannot run without it, and what to do about it. */
  readonly required?: { readonly commands: readonly CommandName[]; readonly hint: string };
  /** Said on the command line only: neither a key of restock.json nor a variable. */
  readonly flagOnly?: true;
}

/**
 * One setting of the program. The kind decides how its text is read and what it becomes:
 * file, text, country -> string; files, list -> strings; map -> header by canonical name; number, fraction -> number;
 * numbers -> numbers, parted by commas; choice -> one of its choices; flag -> boolean; day -> days since 1970-01-01. No default: null.
 */
export type OptionSpec = OptionBase &
  (
    | { readonly kind: "file" | "text" | "day" | "country" }
    | { readonly kind: "files" }
    /** separator: how one value holds several; without it the option is said again for each. */
    | {
        readonly kind: "list";
        readonly separator?: ",";
        readonly choices?: readonly string[];
        readonly default?: readonly string[];
      }
    | { readonly kind: "map" }
    | {
        readonly kind: "number";
        readonly min: number;
        readonly max: number;
        readonly integer?: true;
        readonly default?: number;
      }
    | {
        readonly kind: "numbers";
        readonly min: number;
        readonly max: number;
        readonly integer?: true;
        readonly default: readonly number[];
      }
    | { readonly kind: "fraction"; readonly default: number }
    | { readonly kind: "choice"; readonly choices: readonly string[]; readonly default?: string }
    /** default true: the flag is written --no-color. */
    | {
        readonly kind: "flag";
        readonly default: boolean;
        readonly sets?: { readonly key: string; readonly to: string };
      }
  );

type ChoiceOf<S> = S extends { readonly choices: readonly (infer C)[] } ? C : never;

type PresentValue<S extends OptionSpec> = S["kind"] extends "number" | "fraction" | "day"
  ? number
  : S["kind"] extends "numbers"
    ? readonly number[]
    : S["kind"] extends "files" | "list"
      ? readonly (S extends { readonly choices: unknown } ? ChoiceOf<S> : string)[]
      : S["kind"] extends "map"
        ? Readonly<Record<string, string>>
        : S["kind"] extends "choice"
          ? ChoiceOf<S>
          : S["kind"] extends "flag"
            ? boolean
            : string;

/** What a setting becomes: its value, or null where nothing was said and there is no default. */
export type ValueOf<S extends OptionSpec> = S["kind"] extends "files" | "list" | "map" | "flag"
  ? PresentValue<S>
  : S extends { readonly default: unknown }
    ? PresentValue<S>
    : PresentValue<S> | null;
