/** A line that says how far a long run is, drawn over itself. */
export interface Progress {
  /** Cheap enough for every chunk: draws only when it is due. */
  update(text: string): void;
  /** Takes the line away, for other text or at the end. */
  clear(): void;
}

/** Short runs show nothing; long ones are drawn at most ten times a second. */
const quietMs = 500;
const redrawMs = 100;

export function createProgress(options: {
  readonly write: (text: string) => void;
  readonly isShown: boolean;
  /** Columns; longer text is cut, since a wrapped line cannot be drawn over. */
  readonly width: number;
  /** A clock in milliseconds. */
  readonly now: () => number;
}): Progress {
  if (!options.isShown) return { update: () => {}, clear: () => {} };
  const startMs = options.now();
  let drawnMs = -Infinity;
  let hasLine = false;
  return {
    update(text) {
      const nowMs = options.now();
      if (nowMs - startMs < quietMs || nowMs - drawnMs < redrawMs) return;
      drawnMs = nowMs;
      hasLine = true;
      options.write(`\r\u001b[2K${text.slice(0, options.width - 1)}`);
    },
    clear() {
      if (!hasLine) return;
      hasLine = false;
      options.write("\r\u001b[2K");
    },
  };
}
