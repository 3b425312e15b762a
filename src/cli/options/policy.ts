import { type OptionSpec, planCommands } from "./option.ts";

/** What the shop promises and how often it orders; a cell of the items file wins for its item. */
export const policyOptions = {
  serviceLevel: {
    kind: "fraction",
    group: "Policy",
    commands: planCommands,
    value: "FRACTION",
    default: 0.95,
    about: "chance of no stock-out between two orders, in (0, 1)",
  },
  safetyStock: {
    kind: "choice",
    group: "Policy",
    commands: planCommands,
    value: "METHOD",
    choices: ["quantile", "king", "normal", "max-average", "days-of-cover"],
    default: "quantile",
    about: "how the safety stock is computed",
  },
  coverDays: {
    kind: "number",
    group: "Policy",
    commands: planCommands,
    value: "DAYS",
    min: 0,
    max: 3650,
    default: 14,
    about: "days of demand kept by --safety-stock days-of-cover",
  },
  reviewDays: {
    kind: "number",
    group: "Policy",
    commands: planCommands,
    value: "DAYS",
    min: 0,
    max: 365,
    integer: true,
    default: 7,
    about: "days between two looks at the stock",
  },
  orderCycleDays: {
    kind: "number",
    group: "Policy",
    commands: planCommands,
    value: "DAYS",
    min: 1,
    max: 3650,
    integer: true,
    about: "an order covers at least this many days of demand; unset: no rule",
  },
} as const satisfies Record<string, OptionSpec>;
