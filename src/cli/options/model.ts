import { type ForecastMethodName, forecastMethods } from "../../forecast/methods.ts";
import { demandCommands, type OptionSpec, planCommands, shopCommands } from "./option.ts";

function isMethodName(text: string): text is ForecastMethodName {
  return Object.hasOwn(forecastMethods, text);
}

const methodNames = Object.keys(forecastMethods).filter(isMethodName);

/** How demand is forecast. */
export const modelOptions = {
  bucket: {
    kind: "choice",
    group: "Model",
    commands: demandCommands,
    value: "SIZE",
    choices: ["auto", "day", "week", "month"],
    default: "auto",
    about: "length of a demand bucket; auto takes the spacing of the dates",
  },
  method: {
    kind: "choice",
    group: "Model",
    commands: [...planCommands, "forecast"],
    value: "NAME",
    choices: ["auto", ...methodNames],
    default: "auto",
    about: "forecast method",
  },
  history: {
    kind: "number",
    group: "Model",
    commands: demandCommands,
    value: "DAYS",
    min: 1,
    max: 50_000,
    integer: true,
    about: "use only the last DAYS days of sales; unset: all of them",
  },
  holidays: {
    kind: "flag",
    group: "Model",
    commands: demandCommands,
    default: true,
    about: "leave out public and retail holidays; the events file still counts",
  },
  keepZeroRuns: {
    kind: "flag",
    group: "Model",
    commands: shopCommands,
    default: false,
    about: "take every long run without sales for no demand, not for a stock-out",
  },
  asOf: {
    kind: "day",
    group: "Model",
    commands: shopCommands,
    value: "DATE",
    about: "plan as on this morning (yyyy-mm-dd); unset: the day after the last sales",
  },
  horizonDays: {
    kind: "numbers",
    group: "Model",
    commands: ["forecast", "backtest"],
    value: "DAYS",
    min: 1,
    max: 730,
    integer: true,
    default: [7, 14, 28],
    about: "days ahead; backtest judges each of them, forecast goes to the longest",
  },
  origins: {
    kind: "number",
    group: "Model",
    commands: ["backtest"],
    value: "N",
    min: 1,
    max: 1000,
    integer: true,
    default: 13,
    about: "past mornings to forecast from, the longest horizon apart",
  },
  methods: {
    kind: "list",
    separator: ",",
    group: "Model",
    commands: ["backtest"],
    value: "NAMES",
    choices: ["auto", "textbook", ...methodNames],
    default: ["auto", "textbook", "empirical"],
    about: "forecast methods to judge; textbook is z·σ·√L of the last 90 days",
  },
} as const satisfies Record<string, OptionSpec>;
