import { nearestText } from "../input/nearest.ts";

/** The name that a mistyped one most likely stands for, case and -_ aside; undefined when none is near. */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  return nearestText(fold(text), names, fold) ?? undefined;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, "");
}
