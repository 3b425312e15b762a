/** Loaded into a measured process by --import: says at its end, on file descriptor 3, what it used in all its threads. */
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));
