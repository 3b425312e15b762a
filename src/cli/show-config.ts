import { formatDay } from "../calendar/day.ts";
import type { Origins } from "./config.ts";
import type { CommandName } from "./options/option.ts";
import { type OptionKey, optionsOf, type Settings } from "./options.ts";

/** Options that steer the run itself and are no settings. */
const hidden: readonly OptionKey[] = ["config", "showConfig", "csv", "json", "force"];

/** Every setting of a command with its origin: `serviceLevel = 0.95  (default)`, a line each. */
export function showConfig(command: CommandName, settings: Settings, origins: Origins): string {
  const rows = shownKeys(command).map((key) => ({
    text: `${key} = ${JSON.stringify(plainValue(settings, key)) ?? "null"}`,
    origin: origins[key].name,
  }));
  const width = Math.max(...rows.map(({ text }) => (text.length <= 40 ? text.length : 0)));
  return rows.map(({ text, origin }) => `${text.padEnd(width)}  (${origin})\n`).join("");
}

/** The same for programs: { "serviceLevel": { "value": 0.95, "source": "default", "origin": "default" }, … }. */
export function showConfigJson(command: CommandName, settings: Settings, origins: Origins): string {
  const entries = shownKeys(command).map((key) => {
    const { source, name } = origins[key];
    return [key, { value: plainValue(settings, key), source, origin: name }];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function shownKeys(command: CommandName): readonly OptionKey[] {
  return optionsOf(command)
    .map(([key]) => key)
    .filter((key) => !hidden.includes(key));
}

function plainValue(settings: Settings, key: OptionKey): unknown {
  return key === "asOf" && settings.asOf !== null ? formatDay(settings.asOf) : settings[key];
}
