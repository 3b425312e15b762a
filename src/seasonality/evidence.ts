import type { EventBand } from "./event-slots.ts";
import { type GroupEvidence, groupNames, type LearnedEvent, type SeasonalProfile } from "./profile.ts";

/** What is known of one band of an event for one group, and how. */
export interface BandEvidence {
  readonly band: EventBand;
  /** Mean factor of the band's days, the greatest of them. */
  readonly uplift: number;
  readonly peakUplift: number;
  /** Units sold on the band's days, and what plain days let expect of them. */
  readonly unitsObserved: number;
  readonly unitsExpected: number;
  readonly years: number;
  /** The weight of the group's own history, 0 to 1, against what its parent lets expect. */
  readonly ownWeight: number;
  /** Never seen in the history: the factor is its parent's. */
  readonly isUnseen: boolean;
}

export interface EventEvidence {
  readonly name: string;
  /** False: nothing that could be told from chance. */
  readonly isActive: boolean;
  readonly bands: readonly BandEvidence[];
}

/**
 * The evidence of every event for the whole shop, for a category, or for a SKU (of a category).
 *
 * @example eventEvidence(profile, { sku: "RING-3", category: "rings" })
 */
export function eventEvidence(
  profile: SeasonalProfile,
  group: { readonly category?: string; readonly sku?: string } = {},
): readonly EventEvidence[] {
  const evidence = evidenceByEvent(profile, group);
  return profile.events.map(evidence);
}

/** The same, event by event as they are asked for. */
export function evidenceByEvent(
  profile: SeasonalProfile,
  group: { readonly category?: string; readonly sku?: string } = {},
): (event: LearnedEvent) => EventEvidence {
  const key = { sku: group.sku ?? "", category: group.category ?? "", location: "" };
  const category = group.category === undefined ? undefined : groupOf(profile, groupNames.category(key));
  const sku = group.sku === undefined ? undefined : groupOf(profile, groupNames.sku(key));
  return (event) => ({
    name: event.name,
    isActive: event.isActive,
    bands: event.bands.map((_, band) => bandEvidence(event, band, { category, sku })),
  });
}

/** What all bands of an event together have shown. */
export interface PooledEvidence {
  readonly unitsObserved: number;
  readonly unitsExpected: number;
  readonly years: number;
  /** Mean weight of the bands, each counting as the units that were expected of it. */
  readonly ownWeight: number;
}

export function pooledEvidence(bands: readonly BandEvidence[]): PooledEvidence {
  let unitsObserved = 0;
  let unitsExpected = 0;
  let years = 0;
  let weighed = 0;
  for (const band of bands) {
    unitsObserved += band.unitsObserved;
    unitsExpected += band.unitsExpected;
    years = Math.max(years, band.years);
    weighed += band.ownWeight * band.unitsExpected;
  }
  return { unitsObserved, unitsExpected, years, ownWeight: unitsExpected > 0 ? weighed / unitsExpected : 0 };
}

function groupOf({ eventGroups }: SeasonalProfile, name: string): GroupEvidence | undefined {
  return Object.hasOwn(eventGroups, name) ? eventGroups[name] : undefined;
}

function bandEvidence(
  event: LearnedEvent,
  band: number,
  groups: { readonly category: GroupEvidence | undefined; readonly sku: GroupEvidence | undefined },
): BandEvidence {
  const factors = event.factors.filter((_, slot) => event.bandOfSlot[slot] === band);
  const place = event.firstGroupBand < 0 ? -1 : event.firstGroupBand + band;
  const ratio = place < 0 ? 1 : (groups.category?.ratios[place] ?? 1) * (groups.sku?.ratios[place] ?? 1);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  const whole = {
    band: event.bands[band]!,
    uplift: mean * ratio,
    peakUplift: Math.max(...factors) * ratio,
    unitsObserved: event.observed[band]!,
    unitsExpected: event.expected[band]!,
    years: event.years[band]!,
    ownWeight: event.weights[band]!,
    isUnseen: event.expected[band] === 0,
  };
  const group = groups.sku ?? groups.category;
  if (place < 0 || group === undefined) return whole;
  return {
    ...whole,
    unitsObserved: group.observed[place] ?? 0,
    unitsExpected: group.expected[place] ?? 0,
    years: group.years[place] ?? 0,
    ownWeight: group.weights[place] ?? 0,
    isUnseen: !((group.expected[place] ?? 0) > 0),
  };
}
