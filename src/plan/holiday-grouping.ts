/** What a row of the calendar is told of: the whole shop, each category, or each item. */
export const holidayGroupings = ["shop", "category", "item"] as const;
export type HolidayGrouping = (typeof holidayGroupings)[number];
