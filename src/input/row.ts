import type { ParsedDate } from "../calendar/date-format.ts";
import type { Day } from "../calendar/day.ts";
import type { Columns } from "./columns.ts";
import { type DecimalMark, explainNumber, parseDecimal } from "./number.ts";
import { encodingHint, type Problem, problem, quoteText, replacementCharacter } from "./problem.ts";

export interface RowFormat {
  readonly decimalMark: DecimalMark;
  readonly parseDate: (text: string) => ParsedDate;
}

/** The numbers a cell may hold; a bound that is `above` or `below` does not belong to them. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
}

/** Rates are fractions: none may be more than 5 (500 %). */
export const largestRate = 5;

/** Shops sell gift wrap and the like without one. */
const emptySkuHint = "give it a SKU, or set such rows aside with --skip-bad-rows";

const dateMessages = {
  bad: ["bad-date", "is not a date"],
  ambiguous: ["ambiguous-date", "can be read as two dates"],
  impossible: ["impossible-date", "is not a day of the calendar"],
  "out-of-range": ["date-out-of-range", "is not within 1970 to 2099"],
} as const;

/** One row, read cell by cell by the names of its columns; what is wrong is collected in `problems`. */
export class Row {
  readonly problems: Problem[] = [];
  readonly #cells: readonly string[];
  readonly #columns: Columns;
  readonly #format: RowFormat;

  constructor(cells: readonly string[], columns: Columns, format: RowFormat) {
    this.#cells = cells;
    this.#columns = columns;
    this.#format = format;
    const width = columns.width;
    if (cells.length < width) {
      this.problems.push(problem("short-row", null, `${cellCount(cells)} where the header has ${width}`));
    } else if (!isWidthRight(cells, width)) {
      const hint = "a cell that holds the delimiter must stand in quotes";
      this.problems.push(
        problem("long-row", width, `${cellCount(cells)} where the header has ${width}`, hint),
      );
    }
  }

  /** Notes a problem of a column's cell. */
  fault(code: string, column: string, message: string, hint?: string): null {
    const at = this.#columns.at(column);
    this.problems.push(problem(code, at < 0 ? null : at, message, hint));
    return null;
  }

  /** Notes what is surprising in a column's cell; the row counts. */
  warn(code: string, column: string, message: string, hint: string): void {
    this.problems.push({ ...problem(code, this.#columns.at(column), message, hint), isWarning: true });
  }

  /** Whether nothing is wrong, however surprising it is. */
  get isRight(): boolean {
    return this.problems.every(({ isWarning }) => isWarning === true);
  }

  has(column: string): boolean {
    return this.#columns.at(column) >= 0;
  }

  /** A cell without the blanks around it; "" when it or its column is not there. */
  text(column: string): string {
    const text = (this.#cells[this.#columns.at(column)] ?? "").trim();
    if (text.includes(replacementCharacter)) {
      this.fault("bad-encoding", column, `${quoteText(text)} is not UTF-8 text`, encodingHint);
    }
    return text;
  }

  /** A text that must be there. */
  requiredText(column: string): string {
    const text = this.text(column);
    const isCellThere = this.#columns.at(column) < this.#cells.length;
    if (text === "" && isCellThere) {
      const hint = column === "sku" ? emptySkuHint : undefined;
      this.fault(`empty-${kebab(column)}`, column, `the ${column} is empty`, hint);
    }
    return text;
  }

  /** A number; null when the cell is blank or wrong. */
  number(column: string, range: NumberRange = {}): number | null {
    const text = this.#cells[this.#columns.at(column)] ?? "";
    if (text.trim() === "") return null;
    const code = `bad-${kebab(column)}`;
    const value = parseDecimal(text, this.#format.decimalMark);
    if (value === undefined) {
      const { message, hint } = explainNumber(text, this.#format.decimalMark);
      return this.fault(code, column, message, hint);
    }
    if (isWithin(value, range)) return value;
    return this.fault(
      code,
      column,
      `${column} must be ${rangeText(range)}, got ${text.trim()}`,
      percentHint(value, range),
    );
  }

  /** A number that must be there. */
  requiredNumber(column: string, range: NumberRange = {}): number | null {
    const at = this.#columns.at(column);
    if ((this.#cells[at] ?? "").trim() !== "") return this.number(column, range);
    return at < this.#cells.length
      ? this.fault(`bad-${kebab(column)}`, column, `the ${column} is empty`)
      : null;
  }

  /** A date; null when the cell is blank or wrong. */
  day(column: string): Day | null {
    const text = this.#cells[this.#columns.at(column)] ?? "";
    if (text.trim() === "") return null;
    const parsed = this.#format.parseDate(text);
    if ("day" in parsed) return parsed.day;
    const [code, message] = dateMessages[parsed.problem];
    return this.fault(code, column, `${quoteText(text)} ${message}`, parsed.hint);
  }

  requiredDay(column: string): Day | null {
    const at = this.#columns.at(column);
    if ((this.#cells[at] ?? "").trim() !== "") return this.day(column);
    return at < this.#cells.length ? this.fault("bad-date", column, `the ${column} is empty`) : null;
  }
}

function cellCount({ length }: readonly string[]): string {
  return length === 1 ? "1 cell" : `${length} cells`;
}

/** Cells beyond the header are no fault when they are blank: exports end rows with a delimiter. */
export function isWidthRight(cells: readonly string[], width: number): boolean {
  return (
    cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ""))
  );
}

function isWithin(value: number, { min, max, above, below }: NumberRange): boolean {
  return (
    !(min !== undefined && value < min) &&
    !(max !== undefined && value > max) &&
    !(above !== undefined && value <= above) &&
    !(below !== undefined && value >= below)
  );
}

function rangeText({ min, max, above, below }: NumberRange): string {
  const from = min ?? above;
  const to = max ?? below;
  if (from !== undefined && to !== undefined) {
    return `in ${min === undefined ? "(" : "["}${from}, ${to}${max === undefined ? ")" : "]"}`;
  }
  if (min !== undefined) return `at least ${min}`;
  if (above !== undefined) return `greater than ${above}`;
  return max === undefined ? `less than ${below}` : `at most ${max}`;
}

/** 95 for a service level was meant as a percentage. */
function percentHint(value: number, range: NumberRange): string | undefined {
  const largest = range.max ?? range.below ?? Infinity;
  const isRate = largest <= largestRate && value > largest;
  return isRate && isWithin(value / 100, range) ? `did you mean ${value / 100}?` : undefined;
}

function kebab(column: string): string {
  return column.replaceAll("_", "-");
}
