import type { Diagnostic, Severity } from "../errors.ts";
import { groupThousands } from "./numbers.ts";
import { createPalette, type Palette } from "./palette.ts";
import type { RenderOptions } from "./report.ts";
import { escapeUnsafe } from "./safe-text.ts";
import { windowAround } from "./source-window.ts";
import { textWidth } from "./text-width.ts";

/** Problems of one kind in one file that were counted but not kept. */
export interface DiagnosticCount {
  readonly severity: Severity;
  readonly code: string;
  readonly file: string;
  readonly count: number;
}

/** Shown of each kind in each file; the rest is counted. */
const shownOfAKind = 20;

/** Width that source lines are windowed to when the terminal's is not known. */
const defaultWidth = 100;

/**
 * The problems as text for a person, each with its place, source line and hint; after twenty of a kind
 * in a file only their number; then a line with the total. Nothing when there is no problem.
 *
 * `uncounted` adds problems that the reader met but did not keep.
 */
export function* renderDiagnostics(
  diagnostics: Iterable<Diagnostic>,
  options: RenderOptions & { readonly uncounted?: readonly DiagnosticCount[] },
): Iterable<string> {
  const palette = createPalette(options.colorLevel);
  const tally = new Map<string, { kind: DiagnosticCount; total: number; shown: number }>();
  const entryOf = (kind: DiagnosticCount) => {
    const key = JSON.stringify([kind.severity, kind.code, kind.file]);
    const entry = tally.get(key) ?? { kind, total: 0, shown: 0 };
    tally.set(key, entry);
    return entry;
  };
  for (const diagnostic of diagnostics) {
    const entry = entryOf({ ...diagnostic, count: 1 });
    entry.total++;
    if (entry.shown === shownOfAKind) continue;
    entry.shown++;
    yield diagnosticText(diagnostic, palette, options.width ?? defaultWidth);
  }
  for (const kind of options.uncounted ?? []) entryOf(kind).total += kind.count;
  for (const { kind, total, shown } of tally.values()) {
    if (total > shown) yield `… and ${moreText(kind, total - shown)}\n`;
  }
  const total = (severity: Severity) =>
    [...tally.values()].reduce((sum, { kind, total }) => (kind.severity === severity ? sum + total : sum), 0);
  if (tally.size > 0) yield `${totalText(total("error"), total("warning"))}\n`;
}

function moreText(kind: DiagnosticCount, count: number): string {
  return `${groupThousands(String(count))} more ${kind.code} in ${escapeUnsafe(kind.file)}`;
}

/** @example totalText(1, 2) // "1 error, 2 warnings" */
function totalText(errors: number, warnings: number): string {
  return [countText(errors, "error"), countText(warnings, "warning")]
    .filter((text) => text !== "")
    .join(", ");
}

function countText(count: number, word: string): string {
  if (count === 0) return "";
  return `${groupThousands(String(count))} ${count === 1 ? word : `${word}s`}`;
}

/** One problem: place, severity, code and message; the source line with a caret; the hint. */
function diagnosticText(diagnostic: Diagnostic, palette: Palette, width: number): string {
  const { severity, code, message, hint } = diagnostic;
  const label = palette[severity](`${severity}[${code}]`);
  const lines = [`${palette.heading(place(diagnostic))}: ${label}: ${escapeUnsafe(message)}`];
  lines.push(...sourceLines(diagnostic, palette, width));
  if (hint !== undefined) lines.push(`  hint: ${escapeUnsafe(hint)}`);
  return `${lines.join("\n")}\n`;
}

function place({ file, line, column }: Diagnostic): string {
  const parts = [escapeUnsafe(file), line, line === undefined ? undefined : column];
  return parts.filter((part) => part !== undefined).join(":");
}

function sourceLines(diagnostic: Diagnostic, palette: Palette, width: number): readonly string[] {
  const { source, line, column } = diagnostic;
  if (source === undefined || line === undefined) return [];
  const gutter = `  ${line} | `;
  const { text, caret } = windowAround(source, column ?? 1, Math.max(20, width - textWidth(gutter)));
  const sourceLine = `${gutter}${text}`.trimEnd();
  if (column === undefined) return [sourceLine];
  return [sourceLine, `${" ".repeat(gutter.length - 2)}| ${" ".repeat(caret)}${palette.error("^")}`];
}
