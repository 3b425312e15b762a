/** What each flag of a plan row means, in a sentence for the buyer. */
export const flagMeanings: Readonly<Record<string, string>> = {
  "no-sales": "No net sale in the history, so the expected demand rests on nothing of the item's own.",
  "short-history": "Less than eight weeks of sales: the forecast leans on few days.",
  "like-sku": "Its own history is short: the level of the SKU that it is said to be like is expected of it.",
  "like-sku-unknown": "The SKU that it is said to be like has no sales: nothing can be expected from that.",
  "masked-days":
    "A long run without sales in the last year is taken for a stock-out that nobody recorded, see restock check.",
  "maybe-inactive":
    "It has not sold for so long that it may be off sale or out of stock: less is expected of it.",
  "stale-sales": "The sales files end before the as-of date; the days between are not known and left out.",
  "no-lead-time": "No lead time fits this item; the longest one of the file is used.",
  "supplier-assumed": "The items file names no supplier; the one of the lead-times file is used.",
  "unmatched-returns": "More units came back than were sold before; the rest is left out.",
  "rows-rejected": "Some of this item's rows were faulty and left out; its numbers may be too low.",
  "event-unseen":
    "An event ahead has no day in the history: nothing is added for it; the events file can give its uplift.",
  "no-stock-row":
    "The stock file has no row for this item, so its stock is not known and nothing is ordered.",
  "stock-below-zero": "The stock file says less than 0: the units below 0 are taken as owed to customers.",
  "undated-order": "An open order has no date; it is expected a lead time after the as-of date.",
  overdue: "An open order is past its date; it is expected at once.",
  "max-stock": "The maximum stock is below what the service level needs.",
  "moq-over-max": "The least quantity the supplier sells takes the stock above its maximum.",
  "risk-at-least":
    "An open order arrives before a new one could; stockout_risk and lost_units are at least so large.",
  "pack-over-max": "The last whole pack takes the stock above its maximum.",
};

/** The meaning of a flag; a flag without an entry explains itself by its name only. */
export function flagMeaning(flag: string): string {
  return Object.hasOwn(flagMeanings, flag) ? (flagMeanings[flag] ?? "") : "";
}
