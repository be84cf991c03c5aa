/** Colours by what they are for: `[light, dark]`. A test holds every text to a contrast of 4.5:1 with what it stands on. */
export const PALETTE = {
  page: ["#ffffff", "#0d1117"],
  text: ["#1f2328", "#e6edf3"],
  muted: ["#57606a", "#a5afba"],
  stack: ["#6639ba", "#c8a6ff"],
  card: ["#ffffff", "#161b22"],
  "card-line": ["#8c959f", "#59636e"],
  "public-fill": ["#fff4e5", "#2b1d0a"],
  "public-line": ["#bf6a02", "#d4832c"],
  "private-fill": ["#eaf3ff", "#0c2038"],
  "private-line": ["#0969da", "#4393f8"],
  "isolated-fill": ["#e9f7ee", "#0b2416"],
  "isolated-line": ["#1a7f37", "#3fb950"],
  "service-fill": ["#f6f8fa", "#12171e"],
  "service-line": ["#8c959f", "#59636e"],
  "vpc-fill": ["#ffffff", "#0d1117"],
  "vpc-line": ["#57606a", "#8b949e"],
  arrow: ["#424a53", "#9aa4af"],
  policy: ["#8250df", "#b58cf5"],
} as const;

export type Colour = keyof typeof PALETTE;
