import type { EventScope } from "../calendar/event.ts";
import { nearestText } from "./nearest.ts";
import { quoteText } from "./problem.ts";
import type { Row } from "./row.ts";

/** An item as an event's scope can name it. */
export type ScopedItem = EventScope;

type Column = "sku" | "category" | "location";

/** Every name is compared with all that are known, and twenty of a kind are told: more need no hint. */
const namesCompared = 60;

/** The scopes that reach an item: an event that reaches none would do nothing, and nobody would know. */
export class KnownScopes {
  readonly #scopes = new Set<string>();
  readonly #names = {
    sku: new Set<string>(),
    category: new Set<string>(),
    location: new Set<string>(),
  } as const;
  readonly #hints = new Map<string, string>();

  constructor(items: readonly ScopedItem[]) {
    for (const { sku, category, location } of items) {
      for (const each of ["", sku])
        for (const group of ["", category])
          for (const place of ["", location]) this.#scopes.add(scopeKey(each, group, place));
      this.#names.sku.add(sku);
      if (category !== "") this.#names.category.add(category);
      if (location !== "") this.#names.location.add(location);
    }
  }

  /** Tells a scope that reaches no item: the cell that names nothing known, else all of it. */
  check(row: Row, scope: EventScope): void {
    const { sku, category, location } = scope;
    if (this.#scopes.has(scopeKey(sku, category, location))) return;
    const columns = ["sku", "category", "location"] as const;
    const told = columns.filter((column) => scope[column] !== "");
    const unknown = told.filter((column) => !this.#names[column].has(scope[column]));
    for (const column of unknown) this.#tellUnknown(row, column, scope[column]);
    if (unknown.length > 0) return;
    const names = told.map((column) => `${column} ${quoteText(scope[column])}`).join(" and ");
    row.fault("unknown-scope", told[0] ?? "event", `no item has ${names}`, "leave one of these cells blank");
  }

  #tellUnknown(row: Row, column: Column, name: string): void {
    const key = `${column}\u0000${name}`;
    const isMany = this.#hints.size >= namesCompared;
    const hint = this.#hints.get(key) ?? (isMany ? asideHint : this.#hintFor(column, name));
    if (!isMany) this.#hints.set(key, hint);
    row.fault(`unknown-${column}`, column, `no item has the ${column} ${quoteText(name)}`, hint);
  }

  #hintFor(column: Column, name: string): string {
    const known = this.#names[column];
    const near = nearestText(name.toLowerCase(), [...known].sort(), (text) => text.toLowerCase());
    return near === null ? emptyHints[column](known.size) : `did you mean ${quoteText(near)}?`;
  }
}

const asideHint = "name one that the files know, or set such rows aside with --skip-bad-rows";

/** What to do about a name that is near no other. */
const emptyHints = {
  sku: () => asideHint,
  category: (known: number) =>
    known > 0 ? asideHint : "categories are told by the items file: --items FILE",
  location: (known: number) =>
    known > 0 ? asideHint : "the sales tell no location: leave it blank, or say --map sales.location=HEADER",
} as const;

/** NUL cannot stand in a name that was read from a file. */
function scopeKey(sku: string, category: string, location: string): string {
  return `${sku}\u0000${category}\u0000${location}`;
}
