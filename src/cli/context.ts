import type { Origins } from "./config.ts";
import type { CommandName } from "./options/option.ts";
import type { Settings } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** All that a command gets: its settings, checked and typed, and the terminal. */
export interface CommandContext {
  readonly command: CommandName;
  /** What stands beside the options: the SKU of explain, the folder of init, the shell of completion. */
  readonly args: readonly string[];
  readonly settings: Settings;
  /** Where each setting came from. */
  readonly origins: Origins;
  readonly terminal: Terminal;
  /** Aborted by SIGINT and SIGTERM: for writeFileAtomically and other long work. */
  readonly signal: AbortSignal;
  /** Of this program: 0.1.0. */
  readonly version: string;
}
