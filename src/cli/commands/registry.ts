import type { ExitCode } from "../../errors.ts";
import type { CommandContext } from "../context.ts";
import type { CommandName } from "../options/option.ts";

export interface CommandModule {
  run(context: CommandContext): Promise<ExitCode>;
}

export interface CommandSpec {
  /** One sentence, as it stands in the list of commands. */
  readonly about: string;
  /** What stands beside the options, as commander writes it: <sku>, [folder]. */
  readonly argument?: { readonly name: string; readonly about: string; readonly choices?: readonly string[] };
  /** Lines that can be pasted. */
  readonly examples: readonly string[];
  /** Loads the command when it is run, so that help starts fast. */
  readonly load: () => Promise<CommandModule>;
}

/** The commands, in the order in which help lists them. A new one is a file and an entry here. */
export const commands = {
  plan: {
    about: "Tell what to order now, how much and by when.",
    examples: [
      "restock plan --sales sales.csv --lead-times lead-times.csv --stock stock.csv",
      "restock plan -c shop/restock.json --only order -o orders.csv",
      "restock plan -c shop/restock.json --supplier Acme --service-level 0.98",
    ],
    load: () => import("./plan.ts"),
  },
  forecast: {
    about: "Tell the demand expected of each item in each bucket ahead, with quantiles.",
    examples: [
      "restock forecast --sales sales.csv --horizon-days 14",
      "restock forecast -c shop/restock.json --sku 'GIFT*' -o forecast.csv",
    ],
    load: () => import("./forecast.ts"),
  },
  explain: {
    about: "Show every number behind one row of the plan, with its formula.",
    argument: { name: "<sku>", about: "the SKU, as it stands in the sales file; before the options" },
    examples: [
      "restock explain A-100 -c shop/restock.json",
      "restock explain A-100 --sales sales.csv --lead-times lead-times.csv",
    ],
    load: () => import("./explain.ts"),
  },
  holidays: {
    about: "Tell the events ahead and what your own sales say of each.",
    examples: [
      "restock holidays --sales sales.csv --country US",
      "restock holidays -c shop/restock.json --sku 'GIFT*' --csv",
      "restock holidays -c shop/restock.json --by category -o calendar.csv",
    ],
    load: () => import("./holidays.ts"),
  },
  backtest: {
    about: "Tell how well each method would have forecast your own past.",
    examples: [
      "restock backtest --sales sales.csv",
      "restock backtest -c shop/restock.json --methods auto,textbook --origins 26",
      "restock backtest -c shop/restock.json --horizon-days 30,60,90 --json",
    ],
    load: () => import("./backtest.ts"),
  },
  check: {
    about: "Read and validate every file, and plan nothing.",
    examples: [
      "restock check -c shop/restock.json",
      "restock check --sales sales.csv --date-format dd/MM/yyyy",
    ],
    load: () => import("./check.ts"),
  },
  init: {
    about: "Write a starter folder: settings with every default, and example files.",
    argument: { name: "[folder]", about: "where to write; unset: this folder" },
    examples: ["restock init shop", "restock init shop --force"],
    load: () => import("./init.ts"),
  },
  completion: {
    about: "Print the completion script of a shell.",
    argument: { name: "<shell>", about: "bash, zsh or fish", choices: ["bash", "zsh", "fish"] },
    examples: [
      "restock completion bash > ~/.local/share/bash-completion/completions/restock",
      "restock completion zsh > ~/.zfunc/_restock",
      "restock completion fish > ~/.config/fish/completions/restock.fish",
    ],
    load: () => import("./completion.ts"),
  },
} as const satisfies Record<CommandName, CommandSpec>;

export const commandEntries: readonly (readonly [CommandName, CommandSpec])[] = [
  ["plan", commands.plan],
  ["forecast", commands.forecast],
  ["explain", commands.explain],
  ["holidays", commands.holidays],
  ["backtest", commands.backtest],
  ["check", commands.check],
  ["init", commands.init],
  ["completion", commands.completion],
];
