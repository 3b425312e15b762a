import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..");

/** One source file, by its path from the project's folder. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path from the project's folder for files of ours, the name of a package otherwise. */
  readonly target: string;
  readonly isOurs: boolean;
  /** type: erased when built; lazy: import() when it is run. */
  readonly kind: "static" | "type" | "lazy";
}

/** The TypeScript files of a folder and its subfolders, in the order of their paths. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  const root = join(projectFolder, folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  return names.sort().map((name) => {
    const path = relative(projectFolder, join(root, name)).replaceAll("\\", "/");
    const text = readFileSync(join(projectFolder, path), "utf8");
    return { path, text, imports: importsOf(path, text) };
  });
}

/** Everything that can be reached from some files by the kinds of import given. */
export function reachable(
  files: readonly SourceFile[],
  from: readonly string[],
  kinds: readonly Import["kind"][],
): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set(from);
  for (const path of reached) {
    for (const { target, kind } of byPath.get(path)?.imports ?? []) {
      if (kinds.includes(kind)) reached.add(target);
    }
  }
  return reached;
}

const statement = /^(?:import|export)\s+(type\s)?[^;"']*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm;
const lazyCall = /\bimport\("([^"]+)"\)/g;
/** A worker's file, by the name that it has when built. */
const builtFile = /new URL\("(\.[^"]+)\.js", import\.meta\.url\)/g;

function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  for (const [, type, from, bare] of text.matchAll(statement)) {
    found.push(importOf(path, from ?? bare ?? "", type === undefined ? "static" : "type"));
  }
  for (const [, name] of text.matchAll(lazyCall)) found.push(importOf(path, name ?? "", "lazy"));
  for (const [, name] of text.matchAll(builtFile)) found.push(importOf(path, `${name}.ts`, "lazy"));
  return found;
}

function importOf(path: string, name: string, kind: Import["kind"]): Import {
  const isOurs = name.startsWith(".");
  return { target: isOurs ? join(dirname(path), name).replaceAll("\\", "/") : name, isOurs, kind };
}
