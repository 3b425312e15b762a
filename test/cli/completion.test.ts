import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commandEntries } from "../../src/cli/commands/registry.ts";
import { bashCompletion } from "../../src/cli/completion/bash.ts";
import { fishCompletion } from "../../src/cli/completion/fish.ts";
import { zshCompletion } from "../../src/cli/completion/zsh.ts";
import { flagName, optionsOf } from "../../src/cli/options.ts";
import { projectFolder } from "../source-tree.ts";

function hasShell(shell: string): boolean {
  const isThere = spawnSync(shell, ["-c", "exit 0"]).status === 0;
  if (!isThere) console.log(`${shell} is not installed: its completion script is not run`);
  return isThere;
}

/** What bash offers for the last of some words, by the script itself. */
function bashOffers(...words: readonly string[]): readonly string[] {
  const list = words.map((word) => `'${word}'`).join(" ");
  const script = `${bashCompletion()}
COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}
_restock
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], {
    encoding: "utf8",
    cwd: projectFolder,
  });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

describe("the completion script of bash", () => {
  it("is good bash and binds itself to restock", () => {
    expect(spawnSync("bash", ["-n"], { input: bashCompletion(), encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
    const bound = spawnSync("bash", ["--norc", "-c", `${bashCompletion()}\ncomplete -p restock`], {
      encoding: "utf8",
    });
    expect(bound.stdout).toBe("complete -F _restock restock\n");
  });

  it("offers the commands, the options of a command, and the choices of an option", () => {
    expect(bashOffers("restock", "")).toEqual(expect.arrayContaining(commandEntries.map(([name]) => name)));
    expect(bashOffers("restock", "pl")).toEqual(["plan"]);
    expect(bashOffers("restock", "plan", "--se")).toEqual(["--service-level"]);
    expect(bashOffers("restock", "plan", "-f", "")).toEqual(["table", "csv", "json", "ndjson", "markdown"]);
    expect(bashOffers("restock", "plan", "--format", "=", "j")).toEqual(["json"]);
    expect(bashOffers("restock", "completion", "z")).toEqual(["zsh"]);
  });

  it("offers files where a file is wanted, and nothing where it cannot know", () => {
    expect(bashOffers("restock", "plan", "--sales", "package.j")).toEqual(["package.json"]);
    expect(bashOffers("restock", "plan", "--as-of", "")).toEqual([]);
  });

  it.each(commandEntries.map(([name]) => name))("knows every option of %s", (name) => {
    const offered = bashOffers("restock", name, "--");
    for (const [key] of optionsOf(name)) expect(offered).toContain(flagName(key));
  });
});

describe.skipIf(!hasShell("zsh"))("the completion script of zsh", () => {
  it("is good zsh", () => {
    expect(spawnSync("zsh", ["-n"], { input: zshCompletion(), encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it("can be loaded", () => {
    const script = `autoload -Uz compinit && compinit -D -u\n${zshCompletion()}\nprint -r -- $_comps[restock]`;
    const { stdout, stderr } = spawnSync("zsh", ["-f"], { input: script, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "_restock\n", stderr: "" });
  });
});

describe.skipIf(!hasShell("fish"))("the completion script of fish", () => {
  it("offers the choices of an option", () => {
    const script = `${fishCompletion()}\ncomplete -C 'restock plan --format '`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", script], { encoding: "utf8" });
    expect(stderr).toBe("");
    const offered = stdout
      .trim()
      .split("\n")
      .map((line) => line.split("\t")[0]);
    expect(offered.sort()).toEqual(["csv", "json", "markdown", "ndjson", "table"]);
  });
});

describe("every completion script", () => {
  it.each([
    ["bash", bashCompletion],
    ["zsh", zshCompletion],
    ["fish", fishCompletion],
  ])("of %s names every option", (shell, script) => {
    const text = script();
    for (const [name] of commandEntries) {
      for (const [key] of optionsOf(name)) {
        expect(text).toContain(shell === "fish" ? `-l ${flagName(key).slice(2)} ` : flagName(key));
      }
    }
  });
});
