import { type OptionSpec, planCommands, shopCommands } from "./option.ts";

/** How demand is forecast. */
export const modelOptions = {
  bucket: {
    kind: "choice",
    group: "Model",
    commands: planCommands,
    value: "SIZE",
    choices: ["auto", "day", "week", "month"],
    default: "auto",
    about: "length of a demand bucket; auto takes the spacing of the dates",
  },
  method: {
    kind: "choice",
    group: "Model",
    commands: planCommands,
    value: "NAME",
    choices: ["auto", "gamma-poisson"],
    default: "auto",
    about: "forecast method",
  },
  history: {
    kind: "number",
    group: "Model",
    commands: planCommands,
    value: "DAYS",
    min: 1,
    max: 50_000,
    integer: true,
    about: "use only the last DAYS days of sales; unset: all of them",
  },
  asOf: {
    kind: "day",
    group: "Model",
    commands: shopCommands,
    value: "DATE",
    about: "plan as on this morning (yyyy-mm-dd); unset: the day after the last sales",
  },
} as const satisfies Record<string, OptionSpec>;
