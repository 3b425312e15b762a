import { expect, it } from "vitest";

it("runs in the zone of its project, so that the suite shows no day moving with the machine", () => {
  const zone = process.env.TZ ?? "";
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  const offsets = { UTC: 0, "Asia/Tokyo": -540, "America/New_York": 300 };
  expect(Object.entries(offsets)).toContainEqual([zone, new Date(2026, 0, 15).getTimezoneOffset()]);
});
