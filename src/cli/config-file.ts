import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { FatalError, fileProblem } from "../errors.ts";
import { nearestName } from "../report/nearest.ts";
import { type JsonMember, JsonSyntaxError, placeOf, readJsonObject } from "./json-reader.ts";
import { checkValue, type OptionValue } from "./option-value.ts";
import type { OptionSpec } from "./options/option.ts";
import { isOptionKey, type OptionKey, optionEntries, options } from "./options.ts";

/** A setting of the file: its value (null: as if the key were not there) and file:line:column. */
export interface FileSetting {
  readonly value: OptionValue | null;
  readonly place: string;
}

/** The file that is used when it stands in the working directory and --config names no other. */
export const usualConfigFile = "restock.json";

/**
 * Reads a settings file. File names in it are taken from the folder that it stands in.
 *
 * @throws FatalError telling every mistake in the file with its place
 */
export function readConfigFile(file: string): ReadonlyMap<OptionKey, FileSetting> {
  const text = readText(file);
  const at = (offset: number): string => {
    const { line, column } = placeOf(text, offset);
    return `${file}:${line}:${column}`;
  };
  const settings = new Map<OptionKey, FileSetting>();
  const problems: string[] = [];
  for (const member of readMembers(text, at)) {
    const { key, keyOffset, value, valueOffset } = member;
    if (!isOptionKey(key) || isFlagOnly(key)) {
      problems.push(`${at(keyOffset)}: ${unknownKey(key)}`);
    } else if (settings.has(key)) {
      problems.push(`${at(keyOffset)}: "${key}" is there twice`);
    } else if (value === null) {
      settings.set(key, { value: null, place: at(valueOffset) });
    } else {
      const checked = checkValue(options[key], value);
      if ("problem" in checked)
        problems.push(`${at(valueOffset)}: ${key} ${shown(member)}: ${checked.problem}`);
      else
        settings.set(key, { value: fromFolderOf(file, options[key], checked.value), place: at(valueOffset) });
    }
  }
  if (problems.length > 0) throw new FatalError(problemList(file, problems));
  return settings;
}

function problemList(file: string, problems: readonly string[]): string {
  if (problems.length === 1) return problems.join();
  return [`${file} has ${problems.length} mistakes:`, ...problems].join("\n  ");
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const hint = "restock init FOLDER writes a settings file to start from";
    throw new FatalError(`cannot read the settings file ${file}: ${fileProblem(error)}`, {
      hint,
      cause: error,
    });
  }
}

function readMembers(text: string, at: (offset: number) => string): readonly JsonMember[] {
  try {
    return readJsonObject(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new FatalError(`${at(error.offset)}: not JSON: ${error.message}`, { cause: error });
  }
}

function isFlagOnly(key: OptionKey): boolean {
  const spec: OptionSpec = options[key];
  return spec.flagOnly === true;
}

function unknownKey(key: string): string {
  if (isOptionKey(key)) return `"${key}" can be said on the command line only`;
  const keys = optionEntries.filter(([, spec]) => !spec.flagOnly).map(([name]) => name);
  const near = nearestName(key, keys);
  return `unknown key ${shortened(JSON.stringify(key))}${near === undefined ? "" : `; did you mean "${near}"?`}`;
}

function shown({ value }: JsonMember): string {
  return shortened(JSON.stringify(value));
}

/** A value of the file may be of any length; its beginning tells which it is. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function fromFolderOf(configFile: string, spec: OptionSpec, value: OptionValue): OptionValue {
  const resolve = (path: string) =>
    path === "-" || isAbsolute(path) ? path : join(dirname(configFile), path);
  if (spec.kind === "file" && typeof value === "string") return resolve(value);
  if (spec.kind === "files" && Array.isArray(value)) return value.map((path) => resolve(String(path)));
  return value;
}
