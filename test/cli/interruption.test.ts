import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../source-tree.ts";

const module = pathToFileURL(join(projectFolder, "dist/cli/interruption.js")).href;

/** Sends a signal to a program that runs `body` with the interruption signal, once it says ready. */
async function interrupt(
  name: NodeJS.Signals,
  body: string,
): Promise<{ status: number | null; said: string }> {
  const program = `const { interruptionSignal } = await import("${module}");
const signal = interruptionSignal();
const stay = setInterval(() => {}, 1000);
${body}
console.log("ready");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (said === "") child.kill(name);
    said += text;
  });
  const [status] = await once(child, "close");
  return { status, said };
}

const tidyUp = `signal.addEventListener("abort", () => {
  console.log("tidied up", signal.reason.status);
  process.exitCode = signal.reason.status;
  clearInterval(stay);
});`;

describe("a run that is told to stop", () => {
  it("by SIGINT tidies up and ends with 130", async () => {
    expect(await interrupt("SIGINT", tidyUp)).toEqual({ status: 130, said: "ready\ntidied up 130\n" });
  });

  it("by SIGTERM tidies up and ends with 143", async () => {
    expect(await interrupt("SIGTERM", tidyUp)).toEqual({ status: 143, said: "ready\ntidied up 143\n" });
  });

  it("ends all the same when it is stuck", async () => {
    expect(await interrupt("SIGINT", "")).toEqual({ status: 130, said: "ready\n" });
  });
});
