import type { PlanItem } from "./plan-item.ts";
import type { Profile, ProfileEvidence } from "./profile.ts";
import type { PlanRow } from "./row.ts";

/** What a worker is asked to do; it keeps a fitted batch until it is told to plan it. */
export type WorkerTask =
  | { readonly kind: "fit"; readonly batch: number; readonly items: readonly PlanItem[] }
  | { readonly kind: "plan"; readonly batch: number; readonly profile: Profile };

/** What it answers, one message for each task. */
export type WorkerAnswer =
  | { readonly kind: "fitted"; readonly batch: number; readonly evidence: readonly ProfileEvidence[] }
  | { readonly kind: "planned"; readonly batch: number; readonly rows: readonly PlanRow[] };
