import { locationColumn, skuAliases, type TableColumns, weakSku } from "./column-spec.ts";

/** The columns of the events file, and the headers under which marketing calendars carry them. */
export const eventColumns = {
  event: {
    isRequired: true,
    aliases: ["event name", "promotion", "promotion name", "promo", "campaign", "campaign name", "holiday"],
    weak: ["name", "title", "occasion"],
  },
  start: {
    isRequired: true,
    aliases: [
      "start date",
      "event start",
      "starts on",
      "from",
      "from date",
      "date from",
      "first day",
      "begin",
    ],
    weak: ["date", "day", "event date"],
  },
  end: {
    isRequired: true,
    aliases: ["end date", "event end", "ends on", "to", "to date", "date to", "until", "last day", "finish"],
  },
  uplift: { aliases: ["uplift factor", "demand factor", "sales factor", "factor", "multiplier"] },
  days_before: { aliases: ["window before", "days ahead", "lead in days"] },
  days_after: { aliases: ["window after", "days behind", "lead out days"] },
  sku: { aliases: skuAliases, weak: weakSku },
  category: {
    aliases: ["product type", "product category", "item category", "categories"],
    weak: ["department"],
  },
  location: locationColumn,
  country: { aliases: ["country code", "country region"] },
} as const satisfies TableColumns;
