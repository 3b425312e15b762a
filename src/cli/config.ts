import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { FatalError } from "../errors.ts";
import { formatOfPath } from "../report/formats.ts";
import { nearestName } from "../report/nearest.ts";
import { type FileSetting, readConfigFile, usualConfigFile } from "./config-file.ts";
import { type OptionValue, valueFromTexts } from "./option-value.ts";
import type { CommandName, OptionSpec } from "./options/option.ts";
import { flagName, type OptionKey, optionEntries, options, type Settings, variableName } from "./options.ts";
import type { Environment } from "./terminal.ts";

/** Where a setting came from; `name` is what --show-config prints: --service-level, restock.json:3:19. */
export interface Origin {
  readonly source: "flag" | "variable" | "file" | "default";
  readonly name: string;
}

export type Origins = { readonly [K in OptionKey]: Origin };

/** The texts said on the command line for each option; a flag has one, "true" or "false". */
export type FlagTexts = ReadonlyMap<OptionKey, readonly string[]>;

export interface Resolved {
  readonly settings: Settings;
  readonly origins: Origins;
  /** Things worth a line on stderr: a settings file used unasked, a variable that looks mistyped. */
  readonly notices: readonly string[];
}

interface Found {
  readonly value: OptionValue | null;
  readonly origin: Origin;
}

/**
 * Settles every setting: flag, else RESTOCK_… variable, else settings file, else default.
 *
 * The settings file is --config, else $RESTOCK_CONFIG, else restock.json in the working directory.
 *
 * @throws FatalError when a value is wrong or the settings file cannot be read
 */
export function resolveSettings(request: {
  readonly command: CommandName;
  readonly flags: FlagTexts;
  readonly env: Environment;
  /** Folder in which a settings file is looked for; paths in it are said from here. */
  readonly folder: string;
}): Resolved {
  const { command, flags, env, folder } = request;
  const notices = mistypedVariables(env);
  const fromFlags = valuesFromFlags(flags);
  let file: ReadonlyMap<OptionKey, FileSetting> = new Map();
  let foundConfig: string | null = null;
  if (options.config.commands.some((name) => name === command)) {
    const said = fromFlags.get("config")?.value ?? env.RESTOCK_CONFIG;
    if (typeof said === "string" && said !== "") {
      file = readConfigFile(said);
    } else if (existsSync(join(folder, usualConfigFile))) {
      foundConfig = join(folder, usualConfigFile);
      file = readConfigFile(foundConfig);
      notices.push(`settings are taken from ${usualConfigFile}`);
    }
  }
  const values: Record<string, OptionValue | null> = {};
  const origins: Record<string, Origin> = {};
  for (const [key, spec] of optionEntries) {
    const found =
      fromFlags.get(key) ?? fromVariable(key, spec, env) ?? fromFile(file.get(key)) ?? fromDefault(spec);
    values[key] = found.value;
    origins[key] = found.origin;
  }
  if (foundConfig !== null) values.config = foundConfig;
  formatFromExtension(values, origins);
  // The loop above visits every key of the table, and every value passed the check of its kind.
  return { settings: values as unknown as Settings, origins: origins as unknown as Origins, notices };
}

function valuesFromFlags(flags: FlagTexts): Map<OptionKey, Found> {
  const found = new Map<OptionKey, Found>();
  for (const [key, texts] of flags) {
    const spec: OptionSpec = options[key];
    const name = flagName(key);
    const checked = valueFromTexts(spec, texts);
    if ("problem" in checked) throw new FatalError(`${name} ${texts.join(" ")}: ${checked.problem}`);
    const origin: Origin = { source: "flag", name };
    found.set(key, { value: checked.value, origin });
    if (spec.kind === "flag" && spec.sets) setTarget(found, spec.sets, origin);
  }
  return found;
}

/** --json sets format; two flags that set it differently contradict each other. */
function setTarget(found: Map<OptionKey, Found>, sets: { key: string; to: string }, origin: Origin): void {
  const target = optionEntries.find(([key]) => key === sets.key)?.[0];
  if (target === undefined) throw new RangeError(`no option ${sets.key}`);
  const other = found.get(target);
  if (other && other.value !== sets.to) {
    throw new FatalError(`${other.origin.name} and ${origin.name} contradict each other`);
  }
  found.set(target, { value: sets.to, origin });
}

function fromVariable(key: OptionKey, spec: OptionSpec, env: Environment): Found | undefined {
  const name = variableName(key);
  const text = env[name];
  if (text === undefined || text === "" || !hasVariable(key, spec)) return undefined;
  const checked = valueFromTexts(spec, spec.kind === "map" ? text.split(",") : [text]);
  if ("problem" in checked) throw new FatalError(`${name}=${text}: ${checked.problem}`);
  return { value: checked.value, origin: { source: "variable", name } };
}

function hasVariable(key: OptionKey, spec: OptionSpec): boolean {
  return !spec.flagOnly || key === "config";
}

function fromFile(setting: FileSetting | undefined): Found | undefined {
  if (setting === undefined || setting.value === null) return undefined;
  return { value: setting.value, origin: { source: "file", name: setting.place } };
}

function fromDefault(spec: OptionSpec): Found {
  return { value: defaultOf(spec), origin: { source: "default", name: "default" } };
}

export function defaultOf(spec: OptionSpec): OptionValue | null {
  if ("default" in spec && spec.default !== undefined) return spec.default;
  if (spec.kind === "files" || spec.kind === "list") return [];
  return spec.kind === "map" ? {} : null;
}

const rank = { default: 0, file: 1, variable: 2, flag: 3 } as const satisfies Record<
  Origin["source"],
  number
>;

/**
 * The extension of --output sets the format, unless that was said at least as near to the user.
 *
 * @throws FatalError for an extension of no format when none was said: a table in orders.xlsx serves nobody
 */
function formatFromExtension(
  values: Record<string, OptionValue | null>,
  origins: Record<string, Origin>,
): void {
  const { output, format } = origins;
  if (typeof values.output !== "string" || !output || !format) return;
  const implied = formatOfPath(values.output);
  const extension = extname(values.output);
  if (implied === undefined && extension !== "" && format.source === "default") {
    throw new FatalError(`${output.name} ${values.output}: no format has the extension ${extension}`, {
      hint: "name the file .csv, .json, .ndjson, .md or .txt, or say --format",
    });
  }
  if (implied === undefined || rank[format.source] >= rank[output.source]) return;
  values.format = implied;
  origins.format = { source: output.source, name: `${output.name}, extension of the output file` };
}

/** Variables that are named like ours but are none, where one of ours is near. */
function mistypedVariables(env: Environment): string[] {
  const prefix = "RESTOCK_";
  const ours = optionEntries
    .filter(([key, spec]) => hasVariable(key, spec))
    .map(([key]) => variableName(key).slice(prefix.length));
  const notices: string[] = [];
  for (const name of Object.keys(env).sort()) {
    const rest = name.slice(prefix.length);
    if (!name.startsWith(prefix) || ours.includes(rest)) continue;
    const near = nearestName(rest, ours);
    if (near !== undefined)
      notices.push(`the variable ${name} means nothing; did you mean ${prefix}${near}?`);
  }
  return notices;
}

/** @throws FatalError when a setting that the command cannot do without was said nowhere */
export function requireOptions(command: CommandName, settings: Settings): void {
  for (const [key, { required, value: placeholder }] of optionEntries) {
    const value = settings[key];
    const isMissing = value === null || (Array.isArray(value) && value.length === 0);
    if (!isMissing || !required?.commands.includes(command)) continue;
    throw new FatalError(`restock ${command} needs ${flagName(key)} ${placeholder}`, { hint: required.hint });
  }
}
